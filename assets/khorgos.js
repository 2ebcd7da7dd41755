(()=>{var LONGEST={path:600,query:2100},partsOf=path=>path.split("/").filter(Boolean),viewOf=path=>partsOf(path)[0]??"overview";
function layoutOf(path){let parts=partsOf(path);return parts[0]!=="country"?parts.join("/"):parts.at(-1)==="brief"?"coun\
try/brief":"country"}var nameOf=(field2,frame2)=>frame2.parameters[field2]?.name??field2;function languageOf(url,{parameters,
languages}){return url.searchParams.getAll(parameters.lang?.name??"lang").map(tag=>tag.split(/[-_]/)[0].toLowerCase()).findLast(
code=>languages.includes(code))??languages[0]}function releaseOf(url,{parameters,earlier=[]}){return url.searchParams.getAll(
parameters.asof?.name??"asof").findLast(release2=>earlier.includes(release2))??""}var addressOf=url=>url.pathname+url.search,
queryOf=url=>url.search.replace(/^\?/,"");function stateOf(url,frame2,shown2){let parameters=Object.entries(frame2.parameters),
fields=new Map(parameters.map(([field2,{name}])=>[name,field2])),state=Object.fromEntries(parameters.map(([field2,parameter])=>[
field2,parameter.default]));for(let[name,value]of url.searchParams)state[fields.get(name)??name]=value;let[first,slug]=partsOf(
url.pathname);return first==="country"&&!url.searchParams.has(nameOf("country",frame2))&&(state.country=frame2.places[slug]??
shown2?.country??state.country),state}function setParameter(url,field2,value,frame2){value===""||value==null||value===frame2.
parameters[field2]?.default?(url.searchParams.delete(nameOf(field2,frame2)),field2==="country"&&viewOf(url.pathname)==="\
country"&&(url.pathname="/")):url.searchParams.set(nameOf(field2,frame2),value)}var clearedValue=(field2,value,frame2)=>field2===
"commodity"&&value.length>2?value.slice(0,-2):frame2.parameters[field2].default;function carry(url,fields,state,frame2){
for(let field2 of fields){let value=state[field2];if(value===void 0||value===frame2.parameters[field2]?.default)continue;
let name=nameOf(field2,frame2);url.searchParams.has(name)||url.searchParams.set(name,value)}}var fieldsToCarry=(state,frame2)=>Object.
keys(state).filter(field2=>!frame2.parameters[field2]?.views);function isControlAt(field2,path,frame2){let views=frame2.
parameters[field2]?.views;return!views||views.includes(viewOf(path))}function viewRequest(path,query,scene=!1){let page=encodeURIComponent(
path.slice(0,LONGEST.path)).replaceAll("%2F","/"),pageQuery=query.slice(0,LONGEST.query);return`/view?${scene?"scene=1&":
""}page=${page}${pageQuery?`&${pageQuery}`:""}`}var quoteRequest=(chart,row,query,origin2)=>`/quote/${chart}/${row}?orig\
in=${encodeURIComponent(origin2)}${query?`&${query}`:""}`,layoutRequest=(path,query)=>viewRequest(path,query).replace("/\
view","/layout");var base=()=>document.documentElement.dataset.base??"",placed=address=>address.startsWith("/")?base()+address:address,origin=()=>location.
origin+base(),siteName=()=>location.host+base();function within(href){let url=new URL(href);return url.origin!==location.
origin||!`${url.pathname}/`.startsWith(`${base()}/`)?null:(url.pathname=url.pathname.slice(base().length),url)}var hereUrl=()=>within(
location.href)??new URL(location.href),hereAddress=()=>addressOf(hereUrl());function addressIn(link){let url=link&&within(
link.href);return url?addressOf(url):""}var closest=(event,selector)=>event.target instanceof Element?event.target.closest(selector):null,isElement=element2=>element2 instanceof
HTMLElement,byId=id=>document.getElementById(id),cardOf=chart=>document.getElementById(`card-${chart}`),chartOf=card=>card.
id.replace(/^card-/,""),plotOf=parent=>parent?.querySelector(".js-plotly-plot")??null,csvLinkOf=card=>card?.querySelector(
".card-buttons a[download]")??null;function make(name,properties={}){let element2=Object.assign(document.createElement(name),
properties);return"href"in properties&&element2.setAttribute("href",placed(String(properties.href))),element2 instanceof
HTMLButtonElement&&(element2.type="button"),element2}var focusQuietly=target=>target?.focus({preventScroll:!0}),isVisible=element2=>element2.
checkVisibility?.()??element2.getClientRects().length>0;var HAN=/\p{Script=Han}/u,CLOSING=/^[，。、；：）》？！”’…]+$/u,IN_FOREIGN_WORD=/[^\p{Script=Han}，。、；：）》？！”’…]$/u,
OPENING=/^[（《“‘]+$/u,words=new Intl.Segmenter("zh",{granularity:"word"}),letters=new Intl.Segmenter(void 0,{granularity:"\
grapheme"}),lettersOf=text2=>Array.from(letters.segment(text2),({segment})=>segment);function pieces(text2){return(text2.
match(/[^\S\u00a0]+|[\S\u00a0]+/g)??[]).flatMap(chunk=>HAN.test(chunk)?chinesePieces(chunk):[chunk])}function continues(segment,before2){
return OPENING.test(before2)||CLOSING.test(segment)?!0:/^[年月日亿万倍]/u.test(segment)?/\d\u00a0?$/.test(before2):
/^(?:美元|元|吨|辆|列|千瓦)/u.test(segment)&&/\d\u00a0?[亿万]?$/u.test(before2)||/^\d+$/.test(segment)&&/\d[年月]$/u.
test(before2)?!0:!HAN.test(segment)&&!OPENING.test(segment)&&IN_FOREIGN_WORD.test(before2)}function chinesePieces(chunk){
let result=[];for(let{segment}of words.segment(chunk)){let before2=result.at(-1);before2&&continues(segment,before2)?result[result.
length-1]+=segment:result.push(segment)}return result}function shorten(text2,width,measure){let whole2=text2.trimEnd();if(measure(
whole2)<=width)return whole2;let kept=lettersOf(whole2);for(;kept.length&&measure(`${kept.join("")}…`)>width;)kept.pop();
return`${kept.join("").trimEnd()}…`}function breakLines(text2,width,measure,most=Number.POSITIVE_INFINITY){let fits=line2=>measure(
line2.trimEnd())<=width,lines=[""];for(let piece2 of pieces(text2)){if(fits(lines[lines.length-1]+piece2)){lines[lines.length-
1]+=piece2;continue}lines[lines.length-1].trim()&&lines.push("");for(let letter of lettersOf(piece2)){let line2=lines[lines.
length-1];line2&&!fits(line2+letter)&&lines.push(""),lines[lines.length-1]+=letter}}return lines.length>most&&lines.push(
shorten(lines.splice(most-1).join(""),width,measure)),lines.map(line2=>line2.trim()).filter(Boolean)}var DIRECTIONS={c:[0,0],r:[1,0],l:[-1,0],t:[0,1],b:[0,-1],tr:[1,1],br:[1,-1],tl:[-1,1],bl:[-1,-1]},FAR=[45,60,80,100,125,
150,180].flatMap(distance=>[0,22,-22,45,-45,67,-67,90,-90,135,-135,180].map(angle=>[distance*Math.cos(angle*Math.PI/180),
distance*Math.sin(angle*Math.PI/180)])),overlap=(a,b)=>Math.abs(a.x-b.x)<(a.width+b.width)/2+2&&Math.abs(a.y-b.y)<(a.height+
b.height)/2+2;function crosses([x1,y1,x2,y2],{x,y,width,height}){let[start2,end]=[0,1];for(let[step,from,half]of[[x2-x1,
x1-x,width/2],[y2-y1,y1-y,height/2]]){if(!step){if(Math.abs(from)>half)return!1;continue}let[near2,far]=[(-half-from)/step,
(half-from)/step].sort((a,b)=>a-b);start2=Math.max(start2,near2),end=Math.min(end,far)}return start2<=end}function obstacles(data,toPixels){
let markers=[],lines=[];for(let{mode="",x=[],y=[],marker}of data){let places3=x.map((east,index)=>toPixels(east,y[index]));
if(mode.includes("lines"))for(let i=1;i<places3.length;i+=1)lines.push([...places3[i-1],...places3[i]]);!mode.includes("\
markers")||x[0]===null||places3.forEach(([east,north],index)=>{let side=(Array.isArray(marker.size)?marker.size[index]:marker.
size)*1.25+2;markers.push({x:east,y:north,width:side,height:side})})}return{markers,lines}}function placedLabels({data,layout:layout2},plot,measure){
let[west,east]=layout2.xaxis.range,[south,north]=layout2.yaxis.range,scale=Math.min(plot.width/(east-west),plot.height/(north-
south)),middle=[(west+east)/2,(south+north)/2],toPixels=(x,y)=>[(x-middle[0])*scale,(y-middle[1])*scale],{markers,lines}=obstacles(
data,toPixels),halves=[plot.width/2-3,plot.height/2-3],placed2=[],isFree=({x,y,width,height})=>Math.abs(x)+width/2<halves[0]&&
Math.abs(y)+height/2<halves[1]&&![...markers,...placed2].some(other=>overlap(other,{x,y,width,height})),boxFor=({text:text2,
at,size},shifts)=>{let[width,height]=sizeOf(text2,size,measure),free=at.flatMap(place5=>{let[px,py]=toPixels(...place5);
return shifts.map(shift=>({place:place5,shift,x:px+shift[0],y:py+shift[1],width,height})).filter(isFree)}),box=free.find(
one=>!lines.some(line2=>crosses(line2,one)))??free[0];return box&&placed2.push(box),box};return layout2.meta.labels.map(
label=>{let[width,height]=sizeOf(label.text,label.size,measure),shifts=label.sides.map(side=>beside(side,width,height));
return{label,box:boxFor(label,shifts)}}).flatMap(({label,box})=>{if(box)return[annotation(label,box)];let far=label.led?
boxFor({...label,at:label.at.slice(0,1)},FAR):void 0;return far?[{...annotation(label,far),...leader(far)}]:[]})}function sizeOf(text2,size,measure){
let rows=text2.split("<br>");return[Math.max(...rows.map(row=>measure(row,size))),rows.length*size*1.3]}function beside(side,width,height){
let[right,up]=DIRECTIONS[side];return[right*(12+width/2),up*(12+height/2)]}var annotation=({text:text2,size,faint},{place:place5,
shift})=>({text:text2,x:place5[0],y:place5[1],xshift:shift[0],yshift:shift[1],showarrow:!1,opacity:faint?.62:1,font:{size,
shadow:"auto"}}),leader=({shift})=>({xshift:0,yshift:0,ax:shift[0],ay:-shift[1],showarrow:!0,arrowhead:0,arrowwidth:1});function fill(text2,values2={}){return text2.replace(/\{(\w+)\}/g,(placeholder,name)=>name in values2?String(values2[name]):
placeholder)}var sameText=(one,other)=>one.replace(/\s+/g," ")===other.replace(/\s+/g," ");function fileStem(title,fallback){
return title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu,"-").replace(/^-|-$/g,"").slice(0,60)||fallback}function withFixedSpaces(text2){
return text2.replace(/(\d) (?=%|bn\b|m\b|[亿万])/gu,"$1 ").replace(/ (?=[—→] )/g," ")}var aroundDashes=text2=>text2.
split(/(\S*[–−]\S*)/u);function escapeHtml(text2){return text2.replace(/&/g,"&amp;").replace(/</g,"&lt;")}var PROVENANCE_LINE=14,PROVENANCE_ROOM=48,LINES=3,figureOf=card=>card.figure,provenanceOf=card=>figureOf(card).layout.title.
text,provenanceFont=(card,template)=>`${figureOf(card).layout.title.font.size}px ${template.layout.font.family}`;function withProvenance(card,lines){
let{title,margin}=figureOf(card).layout,more=PROVENANCE_LINE*Math.max(0,lines.length-LINES);return{title:{...title,text:lines.
map(escapeHtml).join("<br>"),pad:{b:4+PROVENANCE_LINE*(lines.length-1),l:0}},margin:{...margin,b:(margin?.b??PROVENANCE_ROOM)+
more}}}function withoutProvenance(card){let{title,margin}=figureOf(card).layout;return{title:{...title,text:""},margin:{
...margin,b:Math.max(0,(margin?.b??0)-PROVENANCE_ROOM)}}}var provenanceIn=(card,origin2)=>[provenanceOf(card),`Khorgos ·\
 ${origin2}${card.link.split("#")[0]}`],heightInCard=card=>figureOf(card).layout.height-PROVENANCE_ROOM,[LIGHT_INK,DARK_INK]=[
"white","black"],FADED=.28;function inkOn(fill3){let[red,green,blue]=[1,3,5].map(at=>{let part=parseInt(fill3.slice(at,at+
2),16)/255;return part<=.04045?part/12.92:((part+.055)/1.055)**2.4});return .2126*red+.7152*green+.0722*blue<.2?LIGHT_INK:
DARK_INK}function recoloured(figure,colours){if(!Object.keys(colours).length)return structuredClone(figure);let text2=JSON.
stringify(figure).replace(/#[0-9a-f]{6}\b/g,colour=>colours[colour]??colour),copy3=JSON.parse(text2);for(let{type,marker,
textposition,insidetextfont,textfont}of copy3.data)if(type==="treemap")textfont.color=marker.colors.map(inkOn);else if(textposition===
"inside"&&marker.opacity!==FADED){let fill3=marker.color;(insidetextfont??textfont).color=Array.isArray(fill3)?fill3.map(
inkOn):inkOn(fill3)}return copy3}function withLabels(figure,measure,top){let{width,height,margin,meta,title}=figure.layout;
if(!meta?.labels)return figure;let plot={width:width-margin.l-margin.r,height:height-(top??margin.t)-margin.b},annotations=placedLabels(
figure,plot,(text2,size)=>measure(text2)*size/title.font.size);return{...figure,layout:{...figure.layout,annotations}}}var BESIDE_LABELS=9,
ABOVE_LABELS=15,BOLD=1.1;function labelsAt({data,layout:{yaxis}}){let labels=yaxis.ticktext??data.flatMap(({y})=>y??[]);
return labels.every(label=>typeof label=="string")?labels:[]}function besideLabels(figure,measure,plain2){let{layout:layout2}=figure,
{margin,title,yaxis}=layout2,isOther=yaxis?.side==="right"||yaxis?.title||yaxis?.ticklabelposition,isHidden=yaxis?.visible===
!1||yaxis?.showticklabels===!1;if(!yaxis||isOther||isHidden||layout2.yaxis2)return layout2;let lines=labelsAt(figure).flatMap(
label=>label.split("<br>"));if(!lines.length)return layout2;let slack=measure(""),widths=lines.map(line2=>(measure(line2.
replace(/<[^>]*>/g,""))-slack)*(line2.includes("<b>")?BOLD:1)),size=yaxis.tickfont?.size??plain2,room=Math.ceil(Math.max(
...widths)*size/title.font.size)+BESIDE_LABELS;return{...layout2,margin:{...margin,l:Math.max(margin.l,room+(yaxis.ticklabelstandoff??
0)),t:yaxis.ticktext?Math.max(margin.t,ABOVE_LABELS):margin.t},yaxis:{...yaxis,automargin:!1}}}function screenFigure(card,template,{
width,height,measure,origin:origin2}){let figure=figureOf(card),layout2={...figure.layout,...origin2===null?withoutProvenance(
card):withProvenance(card,linesIn(card,width,measure,origin2)),template,meta:{...figure.layout.meta,key:card.key},autosize:!1,
width,height},known={data:figure.data,layout:layout2},roomy=besideLabels(known,measure,template.layout.font.size),labelled=withLabels(
{...known,layout:roomy},measure);return recoloured(labelled,template.layout.meta.colours)}function linesIn(card,width,measure,origin2){
let[text2,address]=provenanceIn(card,origin2);return[...breakLines(text2,width,measure),shorten(address,width,measure)]}
function paperFigure(card,template,{width,height,measure}){let figure=figureOf(card),layout2={...figure.layout,...withoutProvenance(
card),template,width,height};return withLabels({data:figure.data,layout:layout2},measure)}var pen=document.createElement("canvas").getContext("2d"),measureIn=font=>text2=>(pen.font=font,pen.measureText(text2).width+
4);var templates={};function setTemplates(byTheme){templates=byTheme}var colourIn=(theme,colour)=>templates[theme]?.layout.
meta.colours[colour.toLowerCase()]??colour;function drawing(card,theme,size,isAlone){let template=templates[theme];return screenFigure(
card,template,{...size,measure:measureIn(provenanceFont(card,template)),origin:isAlone?siteName():null})}function namesOf(layout2,card,theme,top){
let figure=card.figure,measure=measureIn(provenanceFont(card,templates[theme]));return withLabels({data:figure.data,layout:layout2},
measure,top).layout.annotations}var drawingOnPaper=(card,size)=>paperFigure(card,templates.light,{...size,measure:measureIn(
provenanceFont(card,templates.light))});var frameData=null,payload=null,leavingFor="",listeners=[];function frame(){return frameData??=JSON.parse(byId("main").dataset.
frame??"{}"),frameData}var frameLanguage=()=>frame().language,shown=()=>payload,shownPage=()=>payload,here=()=>({path:hereUrl().
pathname,query:queryOf(location)});function setLeaving(url){leavingFor=url}var requestedState=()=>stateOf(leavingFor?new URL(
leavingFor):hereUrl(),frame(),payload?.state),isSameView=()=>payload!==null&&viewOf(hereUrl().pathname)===viewOf(payload.
address.split("?")[0]),isAnswered=()=>payload!==null&&payload.address===hereAddress();function isCurrent(answer){if(!answer)
return!1;let{path,query}=here();return answer.asked.path===path&&answer.asked.query===query||answer.address===hereAddress()}
function onShown(listener){listeners.push(listener)}function setShown(next){let isOtherView=payload?.view!==next.view;payload=
next;for(let listener of listeners)listener(next,isOtherView)}var SECONDS=2.5,timer=0;function say(text2){byId("spoken").textContent=text2}function sayAndShow(text2){say(text2);let box=document.
querySelector(".flash");box||(box=make("div",{className:"flash"}),box.setAttribute("aria-hidden","true"),document.body.append(
box)),box.textContent=text2,box.hidden=!1,clearTimeout(timer),timer=setTimeout(()=>{box.hidden=!0},SECONDS*1e3)}var PAUSES=[400,1600],PATIENCE=2e4,FRESH=2e4,Refusal=class extends Error{},isRefusal=fault=>fault instanceof Refusal;async function request(address,signal){
let late=AbortSignal.timeout(PATIENCE),answer=await fetch(placed(address),{signal:signal?AbortSignal.any([signal,late]):
late});if(!answer.ok){let said=`${answer.status} ${answer.statusText}`.trim();throw answer.status>=400&&answer.status<500&&
answer.status!==429?new Refusal(said):new Error(said)}return answer}var fetchJson=async(address,signal)=>(await request(
address,signal)).json(),ahead=new Map;function askAhead(path,query,isOtherLayout2){let since=performance.now(),view=viewRequest(
path,query),known=ahead.get(view);if(!(known&&since-known.since<FRESH)){for(let{end}of ahead.values())end();ahead.clear();
for(let address of isOtherLayout2?[view,layoutRequest(path,query)]:[view]){let request2=new AbortController,answer=fetchJson(
address,request2.signal);answer.catch(()=>{}),ahead.set(address,{answer,since,end:()=>request2.abort()})}}}function fetchOnce(address,signal){
let known=ahead.get(address);return ahead.delete(address),known&&performance.now()-known.since<FRESH?known.answer:fetchJson(
address,signal)}async function persist(attempt,signal){for(let count2=0;;count2++)try{return await attempt()}catch(fault){
if(signal?.aborted||isRefusal(fault)||count2===PAUSES.length)throw fault;await new Promise(resolve=>setTimeout(resolve,PAUSES[count2]))}}
var fetchPatiently=(address,signal)=>persist(()=>fetchJson(address,signal),signal),fetchView=(path,query,{scene=!1,signal}={})=>persist(
async()=>{let view=await fetchOnce(viewRequest(path,query,scene),signal);if(!view?.cards||!view.state||!view.address)throw new Error(
"not a page of this site");return view},signal),fetchLayout=(path,query,signal)=>persist(async()=>{let layout2=await fetchOnce(
layoutRequest(path,query),signal);if(!layout2?.props?.["data-layout"])throw new Error("not a layout of this site");return layout2},
signal);function fetchAddress(address,options){let url=new URL(address,location.origin);return fetchView(url.pathname,queryOf(
url),options)}var text=([x,y])=>`${Number(x.toFixed(2))},${Number(y.toFixed(2))}`;function smallLine({runs,at}){let years=runs.flatMap(
([first,values3])=>[first,first+values3.length-1]),values2=runs.flatMap(([,numbers])=>numbers),from=Math.min(...years),span=Math.
max(...years)-from||1,low=Math.min(...values2),height=Math.max(...values2)-low||1,place5=(year,value)=>[(year-from)/span*
100,25-(value-low)/height*22],drawn=runs.map(([first,numbers])=>numbers.map((value,index)=>place5(first+index,value))),path=points=>`\
M${points.map(text).join("L")}${points.length===1?"h0":""}`,bridges=runs.slice(1).flatMap(([first],index)=>{let[before2,
earlier]=runs[index];return before2+earlier.length!==first?[]:[path([drawn[index].at(-1),drawn[index+1][0]])]}),run=runs.
find(([first,numbers])=>first<=at&&at<first+numbers.length);return{runs:drawn.map(path).join(""),bridges:bridges.join(""),
dot:run?path([place5(at,run[1][at-run[0]])]):"",zero:low<0&&low+height>0?place5(from,0)[1]:null}}function setAttributes(element2,attributes){for(let[name,value]of Object.entries(attributes))element2.setAttribute(name,
String(value))}function svgElement(name,attributes={}){let element2=document.createElementNS("http://www.w3.org/2000/svg",
name);return setAttributes(element2,attributes),element2}var svgUrl=source=>`data:image/svg+xml;charset=utf-8,${encodeURIComponent(
source)}`;var DASHES={dash:"5 3",dot:"1.5 3"};function smallLineElement(line2){let{runs,bridges,dot,zero}=smallLine(line2),drawing2=svgElement(
"svg",{class:"tile-line",role:"img","aria-label":line2.name,viewBox:`0 0 ${100} ${28}`,preserveAspectRatio:"none"}),add=(name,d,more={})=>{
d&&drawing2.append(svgElement("path",{class:name,d,...more}))};zero!==null&&add("line-zero",`M0,${zero}H${100}`),add("li\
ne-bridge",bridges);let dashes=DASHES[line2.dash];return add("line-run",runs,dashes?{"stroke-dasharray":dashes}:{}),add(
"line-dot",dot),drawing2}var payloadWords={},frameWords=null;function setWords(words4){payloadWords=words4}function frameWord(name){let room=document.
getElementById("room");return!frameWords&&room?.dataset.words&&(frameWords=JSON.parse(room.dataset.words)),frameWords?.[name]}
var word=(name,values2)=>fill(frameWord(name)??payloadWords[name]??"",values2);var WIDTH2={1:1e3,2:480},HEIGHT2=400,paragraph=(className,text2)=>make("p",{className,textContent:text2}),provenanceOf2=card=>card.
figure?.layout.title.text??"";async function chartUrl(card,width){let size={width,height:HEIGHT2},source=await window.Plotly.
toImage(drawingOnPaper(card,size),{format:"svg",imageDataOnly:!0,...size});return svgUrl(source)}async function pictureOf(address){
let view=await fetchAddress(address,{scene:!0}),cards=view.on_screen.map(chart=>view.cards[chart]).filter(({figure})=>figure);
return Promise.all(cards.map(card=>chartUrl(card,WIDTH2[view.on_screen.length])))}function tilesOf(card){let box=make("d\
iv",{className:"tiles"});for(let{label,figures}of card.tiles){let tile=make("div",{className:"tile"});tile.append(paragraph(
"tile-label",label));for(let{value,delta,foot,line:line2}of figures)tile.append(paragraph("tile-value",value),paragraph(
"tile-delta",delta)),line2&&tile.append(smallLineElement(line2)),tile.append(paragraph("tile-foot",foot));box.append(tile)}
return box}function sourceOf(card){let sources=card.source.map(({publisher,title})=>publisher+word("colon")+title),left2=card.
more_sources.length;return left2&&sources.push(word("more_sources",{count:left2})),`${word("source")} ${sources.join("; ")}`}
async function articleOf(card,width,hasTitle){let box=make("article",{className:"page-card"});return hasTitle&&box.append(
make("h3",{textContent:card.title})),box.append(paragraph("page-small",card.subtitle)),card.note&&box.append(paragraph("\
page-small",card.note)),card.empty?box.append(paragraph("page-empty",card.empty.text)):card.figure?box.append(make("img",
{src:await chartUrl(card,width),alt:card.alt,width})):box.append(tilesOf(card)),box.append(paragraph("page-source",provenanceOf2(
card)||sourceOf(card))),box}async function pageOf(scene,position,withNotes2){let view=await fetchAddress(scene.address,{
scene:!0}),cards=make("div",{className:"page-cards"}),charts=view.on_screen.map(chart=>view.cards[chart]),isSame=sameText(
scene.title,charts.map(({title})=>title).join(" / "));for(let card of charts){let hasTitle=!isSame||charts.length>1;cards.
append(await articleOf(card,WIDTH2[charts.length],hasTitle))}let page=make("section",{className:"deck-page"});return page.
append(paragraph("page-top",view.ribbon.join(" · ")),make("h2",{textContent:isSame&&charts.length>1?view.heading:scene.
title||view.heading}),cards),scene.note&&withNotes2&&page.append(paragraph("page-note",scene.note)),page.append(paragraph(
"page-foot",`${siteName()}${scene.address} · ${position}`)),page}async function pagesOf(deck,withNotes2){let pages=[],faults=[],
count2=deck.scenes.length;for(let[index,scene]of deck.scenes.entries()){let number=index+1;sayAndShow(word("working",{number,
count:count2}));try{pages.push(await pageOf(scene,`${number}/${count2}`,withNotes2))}catch(fault){let values2={number,why:fault.
message},page=make("section",{className:"deck-page"});page.append(make("h2",{textContent:scene.title}),paragraph("page-e\
mpty",word("scene_fault",values2))),pages.push(page),faults.push(["scene_fault",values2])}}return{pages,faults}}var root=document.documentElement,WIDTH3=800,BRIEF={wide:960,half:472,height:320},HEIGHT3=440,THEME=["data-theme","data-\
mantine-color-scheme"];function removePages(){document.querySelector(".deck-print")?.remove()}async function layOutForPrint(deck,withNotes2){
let{pages,faults}=await pagesOf(deck,withNotes2);removePages();let box=make("div",{className:"deck-print"}),style=make("\
style",{textContent:"@page { size: landscape; margin: 10mm; }"});return box.append(style,...pages),document.body.append(
box),await Promise.all([...box.querySelectorAll("img")].map(image=>image.decode().catch(()=>null))),root.dataset.printing=
"deck",faults}function sizeOnPaper(card,height){return root.dataset.view!=="brief"?{width:WIDTH3,height}:{width:card.matches(
".wide")?BRIEF.wide:BRIEF.half,height:Math.min(height,BRIEF.height)}}function drawOnPaper(chart){let content=shown()?.cards[chart],
card=cardOf(chart),frame2=card?.querySelector(".plot");if(!content?.figure||!card||!frame2)return;let{width,height}=sizeOnPaper(
card,content.figure.layout.height??HEIGHT3),{data,layout:layout2}=drawingOnPaper(content,{width,height}),box=make("div",
{className:"paper-plot"});box.setAttribute("aria-hidden","true"),box.style.setProperty("--ratio",String(width/height)),frame2.
append(box),window.Plotly.newPlot(box,data,layout2,{staticPlot:!0,responsive:!1});for(let svg of box.querySelectorAll(".\
main-svg"))svg.setAttribute("viewBox",`0 0 ${width} ${height}`);frame2.after(make("p",{className:"paper-source",textContent:provenanceOf2(
content)}))}function layOutPage(){let page=shown();if(!page||root.dataset.printing)return;root.dataset.printing="page";for(let name of THEME){
let value=root.getAttribute(name);value!==null&&(root.setAttribute(`${name}-before`,value),root.setAttribute(name,"light"))}
let charts=page.state.present==="1"?page.on_screen:Object.keys(page.cards);for(let chart of charts)drawOnPaper(chart);let foot=make(
"p",{className:"paper-foot"});foot.textContent=`Khorgos · ${siteName()}${page.address}`,document.getElementById("main")?.
append(foot)}function clearPage(){for(let box of document.querySelectorAll(".paper-plot"))window.Plotly.purge(box),box.remove();
for(let text2 of document.querySelectorAll(".paper-source, .paper-foot"))text2.remove();for(let name of THEME){let value=root.
getAttribute(`${name}-before`);value!==null&&root.setAttribute(name,value),root.removeAttribute(`${name}-before`)}}function layOutWhatIsPrinted(){
window.addEventListener("beforeprint",layOutPage),window.addEventListener("afterprint",()=>setTimeout(()=>{clearPage(),delete root.
dataset.printing,removePages()},0))}var SHAPES={wide:{width:960,height:540},classic:{width:960,height:720},square:{width:800,height:800},portrait:{width:720,
height:900},shown:null},DEFAULT_SHAPE="wide",shapeOf=name=>name&&Object.hasOwn(SHAPES,name)?name:DEFAULT_SHAPE,sizeIn=shape=>SHAPES[shapeOf(
shape)],CHINESE=["'PingFang SC'","'Microsoft YaHei'","'Noto Sans CJK SC'","'Noto Sans SC'","'Source Han Sans SC'","SimHe\
i"],withChinese=families=>families.replace(/,\s*sans-serif\s*$/,`, ${CHINESE.join(", ")}, sans-serif`);var SECONDS2=2;async function copyText(text2,html){try{if(html===void 0)await navigator.clipboard.writeText(text2);else{
let types={"text/plain":new Blob([text2],{type:"text/plain"})},more={"text/html":new Blob([html],{type:"text/html"})};await navigator.
clipboard.write([new ClipboardItem({...types,...more})])}return!0}catch{return copyByCommand(text2,html)}}function copyByCommand(text2,html){
let selection=getSelection();if(!selection)return!1;let before2=selection.rangeCount?selection.getRangeAt(0):null,selected=make(
"span",{className:"aside",textContent:text2||" "});selected.setAttribute("aria-hidden","true"),document.body.append(selected),
selection.selectAllChildren(selected);let isCopied=!1,fill3=event=>{event.clipboardData&&(event.clipboardData.setData("t\
ext/plain",text2),html!==void 0&&event.clipboardData.setData("text/html",html),event.preventDefault(),event.stopImmediatePropagation(),
isCopied=!0)};document.addEventListener("copy",fill3,{capture:!0,once:!0});try{return document.execCommand("copy")&&isCopied}catch{
return!1}finally{document.removeEventListener("copy",fill3,!0),selection.removeAllRanges(),before2&&selection.addRange(before2),
selected.remove()}}var canCopyPictures=()=>"ClipboardItem"in window&&!!navigator.clipboard&&"write"in navigator.clipboard;
async function copyPicture(picture2){try{return await navigator.clipboard.write([new ClipboardItem({"image/png":picture2})]),
!0}catch{return!1}}var afterAMoment=(restore,seconds=SECONDS2)=>setTimeout(restore,seconds*1e3);var KEY="khorgos-shape",chosen=null;function keptShape(){if(chosen===null)try{chosen=shapeOf(localStorage.getItem(KEY))}catch{
chosen=shapeOf(null)}return chosen}function keepShape(shape){chosen=shapeOf(shape);try{localStorage.setItem(KEY,chosen)}catch{}}var written=new WeakMap;function isNew(element2,what,value){let values2=written.get(element2)??new Map;return written.set(
element2,values2),values2.has(what)&&values2.get(what)===value?!1:(values2.set(what,value),!0)}function writeText(element2,text2){
isNew(element2,"text",text2)&&(element2.textContent=text2)}function writeNodes(element2,content,make2){isNew(element2,"t\
ext",JSON.stringify(content))&&element2.replaceChildren(...make2())}function writeAttribute(element2,name,value){isNew(element2,
`@${name}`,value)&&(value===null?element2.removeAttribute(name):element2.setAttribute(name,value))}function writeStyle(element2,name,value){
isNew(element2,name,value)&&element2.style.setProperty(name,value)}var FILES={".excel.csv":"excel_csv",".xlsx":"workbook"},SCALES=[2,4],button=(textContent,look="")=>make("button",{className:`\
button ${look}`.trim(),textContent});function asItem(item,role="menuitem"){return item.setAttribute("role",role),item.tabIndex=
-1,item}function menuOf(chart,name,items){let opener=button(word(`card_${name}`),"menu-button"),menu=make("div",{className:"\
menu",id:`${name}-${chart}`,hidden:!0});menu.setAttribute("role","menu"),menu.setAttribute("aria-label",word(`card_${name}`)),
menu.append(...items.filter(item=>item!==null));let attributes={"aria-haspopup":"menu","aria-expanded":"false","aria-con\
trols":menu.id};for(let[attribute,value]of Object.entries(attributes))opener.setAttribute(attribute,value);return{opener,
menu}}function fileItem(ending){let item=asItem(make("a",{className:"button",href:"#",download:""}));return item.dataset.
file=ending,item}function shapeItems(){let group=make("div",{className:"menu-shapes"});group.setAttribute("role","group"),
group.setAttribute("aria-label",word("picture_shape"));for(let shape of Object.keys(SHAPES)){let item=asItem(button(word(
`shape_${shape}`)),"menuitemradio");item.dataset.shape=shape,group.append(item)}return group}function pictureItem(format,scale){
let item=asItem(button(format==="svg"?word("svg"):"PNG"));return Object.assign(item.dataset,{picture:format,scale}),item}
function cardButtons(chart,hasPicture){let row=make("div",{className:"card-buttons"}),csv=fileItem(".csv"),files=Object.
entries(FILES).map(([ending,name])=>{let item=fileItem(ending);return item.textContent=word(name),item}),shapes=shapeItems(),
pictures=[...SCALES.map(scale=>pictureItem("png",scale)),pictureItem("svg",1)],imaging=hasPicture?[shapes,...pictures]:[],
address=asItem(button(word("copy_csv_address"),"copy-link")),download2=menuOf(chart,"download",[csv,address,...files,...imaging]),
link=asItem(button(word("copy_link"),"copy-link")),footnote=asItem(button(word("copy_footnote"),"copy-link")),copyPicture2=hasPicture&&
canCopyPictures()?pictureItem("copy",SCALES[0]):null;copyPicture2&&(copyPicture2.textContent=word("copy_picture"));let add=asItem(
button(word("add_to_deck")));Object.assign(add.dataset,{act:"add",chart});let code=asItem(button(word("card_code"))),share=menuOf(
chart,"share",[link,footnote,copyPicture2,code,add]),table=button(word("card_table"),"table-button");table.setAttribute(
"aria-expanded","false");let present2=button(word("card_present"));Object.assign(present2.dataset,{act:"show",chart});let quote=button(
word("which_number"),"quote-button");return quote.dataset.quoteRow="title",row.append(download2.opener,download2.menu,table,
share.opener,share.menu,present2,quote),showShape(row),{row,csv,address,files,table,link,footnote,code,quote,imaging,copyPicture:copyPicture2}}
function showShape(within3){let chosen3=keptShape();for(let item of within3.querySelectorAll(".menu [data-shape]"))item.
setAttribute("aria-checked",String(item.dataset.shape===chosen3));for(let item of within3.querySelectorAll(".menu [data-\
picture=png]"))item.textContent=pngLabel(sizeIn(chosen3),Number(item.dataset.scale))}function pngLabel(size,scale){return size?
`PNG, ${size.width*scale} × ${size.height*scale}`:`PNG, ${scale}×`}function ofRelease(link){let url=new URL(link,location.
origin);return setParameter(url,"asof",frame().release,frame()),addressOf(url)+url.hash}function fillButtons(buttons,card){
let{csv,address,files,link,footnote,code,quote,imaging,copyPicture:copyPicture2}=buttons;writeText(csv,card.rows),writeAttribute(
csv,"href",placed(card.csv)),writeAttribute(address,"data-href",card.csv),writeAttribute(csv,"download",card.file);let[path,
query]=card.csv.split("?");for(let item of files){let ending=item.dataset.file??"";writeAttribute(item,"href",placed(path)+
ending+(query?`?${query}`:"")),writeAttribute(item,"download",card.file.replace(/\.csv$/,ending))}writeAttribute(link,"d\
ata-href",card.link),writeAttribute(footnote,"data-href",ofRelease(card.link));let ofChart=path.replace("/csv/","/api/ch\
arts/");writeAttribute(code,"data-code",`${ofChart}/code${query?`?${query}`:""}`),quote.hidden=!!card.empty;for(let item of[
...imaging,copyPicture2])item&&(item.hidden=!card.figure)}function download(content,type,name){let link=make("a",{href:URL.createObjectURL(new Blob([content],{type})),download:name});
document.body.append(link),link.click(),link.remove(),setTimeout(()=>URL.revokeObjectURL(link.href),6e4)}function rowsOf({data,layout:{yaxis={}}}){let names2=[...new Set(data.flatMap(({y})=>y??[]))],isNames=names2.some(name=>typeof name==
"string"&&Number.isNaN(Number(name)));return yaxis.type!=="category"&&!isNames&&!numberOfRows(yaxis)?[]:yaxis.ticktext??
yaxis.categoryarray??names2.filter(name=>name!==null)}function numberOfRows({ticktext,range}){return ticktext&&range?.[0]>
range?.[1]?Math.round(range[0]-range[1]):0}function leastHeight(figure){let{height=0,margin={},yaxis,barmode}=figure.layout,
rows=rowsOf(figure);if(!rows.length)return height*.85;let count2=Math.max(rows.length,numberOfRows(yaxis)),lines=rows.map(
label=>String(label).split("<br>").length),most=Math.max(...lines.map((own,row2)=>(own+(lines[row2+1]??own))/2)),line2=yaxis?.
tickvals?1.2:1.6,isGroup=most>1&&(barmode==="group"||numberOfRows(yaxis)>0),row=Math.max(most,isGroup?3.5:1)*line2*(yaxis?.
tickfont?.size??13)+(most>1?7:0);return Math.min(height,(margin.t??0)+(margin.b??0)+count2*row)}var root2=document.documentElement,STAGE_WIDTH={1:720,2:470},STAGE_HEIGHT=320,MAP_FACTOR=1.5,LEAST_WIDTH=340,plotFrameOf=chart=>cardOf(
chart)?.querySelector(".plot")??null,isOnStage=chart=>!!(root2.dataset.present&&cardOf(chart)?.dataset.shown);function roomOf(chart,card){
let frame2=plotFrameOf(chart),width=frame2?.clientWidth??0,height=frame2?.clientHeight??0;if(width<50||height<50)return null;
let size={width,height};if(!isOnStage(chart))return{...size,scale:Math.min(1,width/LEAST_WIDTH),isStage:!1};let factor=card.
tall?MAP_FACTOR:1,across=width/STAGE_WIDTH[root2.dataset.present??"1"]/factor,own=card.tall||!card.figure?0:leastHeight(
card.figure),down=height/factor/Math.max(STAGE_HEIGHT,own),scale=Math.max(1,Math.min(across,down));return{...size,scale,
isStage:!0}}var styleIn=({width,height,scale})=>({width:`${width/scale}px`,height:`${height/scale}px`,transform:scale===
1?"":`scale(${scale})`});var SETTLING=1e4,ACTS=["wheel","touchstart","pointerdown","keydown"],KEY2="khorgos.places",KEPT=200,tops=keptPlaces(),entry="",
scroll=null,isShown=!1,timer2=0,count=0;function letGo(){scroll=null,clearTimeout(timer2)}function holdPlace(toPlace){letGo(),
scroll=toPlace,toPlace(),isShown&&(timer2=setTimeout(letGo,SETTLING))}function enter(){history.state?.entry||(count+=1,history.
replaceState({entry:`${Date.now()}-${count}`},"")),entry=history.state.entry}function leave(){scroll||(tops.delete(entry),
tops.set(entry,window.scrollY)),letGo()}var isReturning=()=>scroll!==null;function returnToPlace(){let top=tops.get(entry);
top!==void 0&&holdPlace(()=>window.scrollTo(0,top))}function keptPlaces(){try{return new Map(JSON.parse(sessionStorage.getItem(
KEY2)??"[]"))}catch{return new Map}}function keepInTab(){try{sessionStorage.setItem(KEY2,JSON.stringify([...tops].slice(
-KEPT)))}catch{}}function pushAddress(address){leave(),history.pushState(null,"",placed(address)),enter(),isShown=!1}var replaceAddress=address=>history.
replaceState(history.state,"",placed(address));function keepPlaces(publish2){history.scrollRestoration="manual",enter(),
returnToPlace(),window.addEventListener("popstate",()=>{leave(),enter(),isShown=!1,returnToPlace(),publish2()}),window.addEventListener(
"pagehide",()=>{leave(),keepInTab()});for(let act of ACTS)window.addEventListener(act,letGo,{passive:!0,capture:!0});new ResizeObserver(
()=>scroll?.()).observe(document.body),onShown(()=>{isShown=!0,scroll?.(),scroll&&(timer2=setTimeout(letGo,SETTLING))})}var hasFragment=!1,fetchPage=()=>{};function onAddress(listener){fetchPage=listener}var fitsFrame=url=>languageOf(url,frame())===
frameLanguage()&&releaseOf(url,frame())===(frame().asof??"");function publish(){document.getElementById("main")&&(fitsFrame(
new URL(location.href))?fetchPage():location.reload())}function goTo(url){let address=addressOf(url)+url.hash;fitsFrame(
url)?addressOf(url)!==hereAddress()?(hasFragment=!!url.hash,pushAddress(address),publish()):url.hash&&(url.hash!==location.
hash&&pushAddress(address),reveal()):(setLeaving(url.href),location.assign(placed(address)))}var go=address=>goTo(new URL(
address,location.origin));function presentUrl(){let url=hereUrl();return url.hash="",url}function addressWith(values2){let url=presentUrl();
for(let[field2,value]of Object.entries(values2))setParameter(url,field2,value,frame());return addressOf(url)}function reveal(){let id="";try{id=decodeURIComponent(location.hash.slice(1))}catch{return}id&&holdPlace(()=>{let target=document.
getElementById(id),folded=target?.closest("details");folded&&(folded.open=!0),target?.scrollIntoView({block:"start"})})}
onShown((payload2,isOtherView)=>{(isOtherView&&!isReturning()||hasFragment)&&reveal(),hasFragment=!1,document.documentElement.
dataset.address=payload2.address,payload2.address!==hereAddress()&&isCurrent(payload2)&&replaceAddress(payload2.address+
location.hash)});var dark=window.matchMedia("(prefers-color-scheme: dark)"),contrast=window.matchMedia("(prefers-contrast: more)"),themeOf=payload2=>payload2.
state.theme||(contrast.matches?"contrast":dark.matches?"dark":"light");function followSystemTheme(){for(let preference of[
dark,contrast])preference.addEventListener("change",publish)}var EDGE=20,LEAST=220;function append(parent,name,attributes){let element2=svgElement(name,attributes);return parent.append(
element2),element2}var token=name=>getComputedStyle(document.documentElement).getPropertyValue(name).trim();function laidOut(paragraph3,width){
let font=`${paragraph3.weight} ${paragraph3.size}px ${token("--font")}`;return{...paragraph3,lines:breakLines(paragraph3.
text,width,measureIn(font))}}var heightOf=texts=>texts.reduce((sum,{lines,height})=>sum+lines.length*height,0);function appendTexts(picture2,texts,top){
let bottom=top;for(let{lines,size,height,weight,colour}of texts)for(let line2 of lines)bottom+=height,append(picture2,"t\
ext",{x:EDGE,y:bottom-height*.25,fill:colour,"font-size":size,"font-weight":weight,"font-family":withChinese(token("--fo\
nt"))}).textContent=line2}function sizeOf2(chart){let shown2={width:(plotFrameOf(chart)?.clientWidth??0)+2*EDGE,height:null};
return sizeIn(keptShape())??shown2}async function pictureOf2(chart){let page=shownPage(),card=page.cards[chart],{width:whole2,
height:wanted}=sizeOf2(chart),width=whole2-2*EDGE,[ink,muted]=[token("--ink"),token("--muted")],small2={size:13,height:19,
weight:400,colour:muted},above=[{text:card.title,size:20,height:26,weight:700,colour:ink},{text:card.subtitle,...small2},
{text:card.note,...small2,colour:ink}].map(paragraph3=>laidOut(paragraph3,width)),below=provenanceIn(card,siteName()).map(
text2=>laidOut({text:text2,size:11,height:15,weight:400,colour:muted},width)),around=2.5*EDGE+heightOf(above)+heightOf(below),
shown2=plotFrameOf(chart)?.clientHeight??LEAST,height=Math.max(LEAST,wanted===null?shown2:wanted-around),size={width:whole2,
height:Math.ceil(height+around)},{data,layout:layout2}=drawing(card,themeOf(page),{width,height},!1),drawn=await window.
Plotly.toImage({data,layout:layout2},{format:"svg",width,height,imageDataOnly:!0}),plot=new DOMParser().parseFromString(
drawn,"image/svg+xml").documentElement,top=EDGE+heightOf(above)+EDGE/2;setAttributes(plot,{x:EDGE,y:top,width,height}),plot.
style.removeProperty("background");for(let text2 of plot.querySelectorAll("[style*=font-family]"))text2.style.fontFamily=
withChinese(text2.style.fontFamily);let picture2=svgElement("svg");return setAttributes(picture2,{...size,viewBox:`0 0 ${size.
width} ${size.height}`,lang:document.documentElement.lang}),append(picture2,"title").textContent=card.title,append(picture2,
"desc").textContent=card.alt,append(picture2,"rect",{x:0,y:0,fill:token("--paper"),...size}),appendTexts(picture2,above,
EDGE),picture2.append(plot),appendTexts(picture2,below,size.height-EDGE/2-heightOf(below)),{source:new XMLSerializer().serializeToString(
picture2),...size}}async function rasterOf({source,width,height},scale){let image=new Image;image.src=svgUrl(source),await image.
decode();let canvas=document.createElement("canvas");return canvas.width=width*scale,canvas.height=height*scale,canvas.getContext(
"2d")?.drawImage(image,0,0,canvas.width,canvas.height),new Promise((resolve,reject)=>canvas.toBlob(blob=>{blob?resolve(blob):
reject(new Error(`${canvas.width} × ${canvas.height}`))},"image/png"))}async function savePicture(chart,format,scale){let stem=shownPage().
cards[chart].file.replace(/\.csv$/,"");try{let picture2=await pictureOf2(chart),size=`${picture2.width*scale}x${picture2.
height*scale}`,name=format==="svg"?`${stem}.svg`:`${stem}-${size}.png`;format==="svg"?download(picture2.source,"image/sv\
g+xml",name):download(await rasterOf(picture2,scale),"image/png",name),say(word("saved",{name}))}catch(fault){say(word("\
not_saved",{why:fault.message}))}}async function copyChart(chart,scale){let isCopied=await copyPicture(pictureOf2(chart).
then(picture2=>rasterOf(picture2,scale)));sayAndShow(word(isCopied?"picture_copied":"copy_refused"))}function handleClick(event){
let shape=closest(event,".menu [data-shape]");shape?.dataset.shape&&(keepShape(shape.dataset.shape),showShape(document));
let item=closest(event,".menu [data-picture]"),card=item?.closest("article.card");if(!item||!card)return;let{picture:picture2="",
scale}=item.dataset;picture2==="copy"?copyChart(chartOf(card),Number(scale)):savePicture(chartOf(card),picture2,Number(scale))}
function answerPictureItems(){document.addEventListener("click",handleClick)}async function copyLink(item){let link=origin()+(item.dataset.href??"");await copyText(link)?sayAndShow(word("link_copie\
d")):window.prompt(word("copy_link"),link)}function answerCardButtons(){document.addEventListener("click",event=>{let link=closest(
event,".copy-link");link&&copyLink(link),closest(event,"button.print")&&window.print()})}var root3=document.documentElement;function markBusy(isBusy){if(root3.toggleAttribute("data-busy",isBusy),document.getElementById(
"page")?.setAttribute("aria-busy",String(isBusy)),!!isBusy)for(let card of document.querySelectorAll("article.card"))card.
setAttribute("aria-busy","true")}var paragraph2=(className,textContent)=>make("p",{className,textContent});function tileFigure({row,value,delta,foot,line:line2}){
let box=make("div",{className:"tile-figure"}),number=make(row<0?"p":"button",{className:"tile-value",textContent:value});
return row>=0&&(number.classList.add("quote-link"),number.dataset.quoteRow=String(row)),box.append(number,paragraph2("ti\
le-delta",delta)),line2&&box.append(smallLineElement(line2)),box.append(paragraph2("tile-foot",foot)),box}function tileElement({
label,figures,link}){let tile=make("div",{className:"tile"});if(tile.append(paragraph2("tile-label",label),...figures.map(
tileFigure)),link){let{href,text:text2}=link;tile.append(make("a",{className:"tile-link",href,textContent:text2}))}return tile}
function sourceLine(card){if(!card.source.length)return[];let line2=[card.signs&&make("span",{className:"card-signs",textContent:card.
signs}),word("source")+word("space"),...sourceLinks(card.source)].filter(Boolean),when=make("span",{className:"card-chan\
ged",textContent:card.changed});if(!card.more_sources.length)return[...line2,when];let textContent=word("more_sources",{
count:card.more_sources.length}),rest2=make("details",{className:"more-sources"});return rest2.append(make("summary",{textContent}),
...sourceLinks(card.more_sources)),[...line2,word("semicolon"),rest2,when]}function sourceLinks(sources){return sources.
map(({id,title,publisher})=>make("a",{href:`/data#source-${id}`,title,textContent:publisher})).flatMap((link,index)=>index?
[word("semicolon"),link]:[link])}function otherFigures({others}){if(!others.length)return[];let links=others.map(({text:text2,
href})=>make("a",{href,textContent:text2}));return[word("also")+word("space"),...links.flatMap((link,index)=>index?[" ",
link]:[link])]}var trailSteps=steps=>steps.map(({text:text2,href},index)=>{let link=make("a",{href,textContent:text2});return index===
steps.length-1&&link.setAttribute("aria-current","true"),link});function emptyState({empty:empty2}){if(!empty2)return[];
let nodes=[make("p",{textContent:empty2.text})];return empty2.href?[...nodes,make("a",{href:empty2.href,textContent:empty2.
offer})]:nodes}var bodies=new WeakMap;function bodyOf(article){let old=bodies.get(article);if(old)return{body:old,isNew:!1};let body=build(
article,chartOf(article));return bodies.set(article,body),{body,isNew:!0}}function build(article,chart){let{kind,question=""}=article.
dataset,paragraph3=className=>make("p",{className}),parts={chart,title:make("h2",{className:"card-title",textContent:question}),
subtitle:paragraph3("card-subtitle"),note:paragraph3("card-note"),others:paragraph3("card-others"),tiles:make("div",{className:"\
tiles"}),plot:kind==="tiles"?null:plotFrame(chart),empty:make("div",{className:"card-empty"}),source:paragraph3("card-so\
urce"),buttons:cardButtons(chart,kind!=="tiles"),table:make("div",{className:"card-table",tabIndex:0})};parts.table.setAttribute(
"role","region"),parts.table.setAttribute("aria-label",word("table_of"));let{title,subtitle,note,others,tiles,plot,empty:empty2,
source,table}=parts,view=make("div",{className:"card-view"});return view.append(...plot?[plot.frame,plot.summary]:[tiles],
table),article.replaceChildren(title,subtitle,note,others,view,empty2,source,parts.buttons.row),parts}function plotFrame(chart){
let frame2=make("div",{className:"plot",tabIndex:0}),summary=make("p",{className:"card-summary aside",id:`summary-${chart}`}),
attributes={role:"application","aria-roledescription":word("chart_role"),"aria-describedby":summary.id};for(let[name,value]of Object.
entries(attributes))frame2.setAttribute(name,value);let host=make("div",{className:"plot-host"}),hidden=make("div");hidden.
setAttribute("aria-hidden","true"),hidden.append(host);let said=make("p",{className:"plot-said"});return said.setAttribute(
"role","status"),frame2.append(hidden,said),{frame:frame2,host,summary}}function titleParts(title){return/\p{Script=Han}/u.
test(title)?pieces(title).flatMap((part,index)=>index?[make("wbr"),...whole(part)]:whole(part)):whole(title)}var whole=text2=>aroundDashes(
text2).map((part,index)=>index%2?make("span",{className:"unbroken",textContent:part}):part),sourceParts=({signs,source,more_sources,
changed})=>[signs,source,more_sources,changed];function fillBody(body,card){writeNodes(body.title,card.title,()=>titleParts(
withFixedSpaces(card.title))),writeText(body.subtitle,withFixedSpaces(card.subtitle)),writeText(body.note,card.note),writeNodes(
body.others,card.others,()=>otherFigures(card)),writeNodes(body.tiles,card.tiles,()=>card.tiles.map(tileElement)),writeNodes(
body.empty,card.empty,()=>emptyState(card)),writeNodes(body.source,sourceParts(card),()=>sourceLine(card)),fillButtons(body.
buttons,card),body.plot&&(body.plot.frame.hidden=!!card.empty,writeAttribute(body.plot.frame,"aria-label",card.title),writeText(
body.plot.summary,card.alt))}var context=()=>window.dash_clientside.callback_context,setProps=(id,props)=>window.dash_clientside.set_props(id,props),
propsOf=id=>window.dash_component_api.getLayout(id).props,element=(type,props)=>({type,namespace:"dash_html_components",
props});function fillMarkup(page){for(let place5 of page.querySelectorAll("[data-html]"))place5.innerHTML=place5.dataset.html??"",
delete place5.dataset.html}var OF_TITLE="title",picked=null,asked={chart:"",row:0,query:""},latest=null,ribbon="";async function ask(chart,row,query){
ribbon=shown()?.ribbon.join(" · ")??"",asked={chart,row,query},latest?.abort();let request2=new AbortController;latest=
request2,setProps("picked-text",{children:""}),setProps("drawer-body",{children:element("P",{children:word("quote_loadin\
g")})});try{let answer=await fetchPatiently(quoteRequest(chart,row,query,origin()),request2.signal);if(!answer?.line||!answer.
body)throw new Error("not a value of this site");if(request2!==latest)return;setProps("picked-text",{children:answer.line}),
setProps("drawer-body",{children:answer.body})}catch{request2===latest&&tellFailure()}}function tellFailure(){let text2=word(
"quote_failed");setProps("picked-text",{children:text2}),setProps("drawer-body",{children:[element("P",{role:"alert",children:text2}),
element("Button",{className:"button",type:"button","data-retry-quote":"",children:word("try_again")})]})}var queryOf2=chart=>addressIn(
csvLinkOf(cardOf(chart))).split("?")[1]??"";async function copy(button2){if(button2.dataset.busy)return;button2.dataset.
busy="1";let label=button2.textContent,copied=await copyText(button2.dataset.copy??"");button2.textContent=word(copied?"\
copied":"not_allowed"),afterAMoment(()=>{button2.textContent=label,delete button2.dataset.busy})}function handleClick2(event){
closest(event,".quote a[href^='/']")&&closeDrawer(),closest(event,"[data-retry-quote]")&&ask(asked.chart,asked.row,asked.
query);let target=closest(event,".quote-link, .quote-button, [data-copy]");if(!target)return;if(target.dataset.copy){copy(
target);return}let card=target.closest("article.card"),chart=target.dataset.quoteChart??(card&&chartOf(card));if(!chart)
return;let query=target.closest("table[data-quote-query]")?.dataset.quoteQuery??(target.dataset.quoteChart?"":queryOf2(chart)),
row=target.dataset.quoteRow??"";ask(chart,row===OF_TITLE?selectedRow(chart,query):Number(row),query),setProps("drawer",{
opened:!0})}function answerQuoteLinks(){document.addEventListener("click",handleClick2)}function pick(chart,row){picked=
{chart,row,query:queryOf2(chart)},ask(chart,row,picked.query)}var selectedRow=(chart,query)=>picked?.chart===chart&&picked.
query===query?picked.row:OF_TITLE,pickedUnder=()=>ribbon;function closeDrawer(){document.querySelector(".quote")&&setProps(
"drawer",{opened:!1})}var callbacks={show:text2=>!text2,open:clicks=>!!clicks,drop(){return focusQuietly(byId("main")),!0}};function choosePoint(chart,chosen3){if(!shown()||!chosen3||typeof chosen3!="object")return;"row"in chosen3&&pick(chart,chosen3.
row);let url=presentUrl(),state=requestedState(),{parameters}=frame(),fields=Object.keys(chosen3).filter(field2=>field2 in
parameters),isSet=fields.every(field2=>state[field2]===chosen3[field2]);for(let field2 of fields){let keeps=field2==="co\
untry"&&url.pathname.startsWith("/country"),value=isSet&&!keeps?clearedValue(field2,chosen3[field2],frame()):chosen3[field2];
setParameter(url,field2,value,frame())}goTo(url)}var CONFIG={displaylogo:!1,showSendToCloud:!1,displayModeBar:!1,doubleClick:!1,scrollZoom:!1,typesetMath:!1},plots=new Map,
sizeOf3=({width,height,isStage})=>`${width}x${height}${isStage?" on stage":""}`;function reserve(frame2,card){card.figure&&
writeStyle(frame2,"--plot-height",card.tall||`${heightInCard(card)}px`)}var WHOLE="/_dash-component-suites/plotly/packag\
e_data/plotly.min.js",isAsked=!1;function hasPlotly(then){if(window.Plotly)return!0;if(isAsked)return!1;isAsked=!0;let script=document.
createElement("script");return script.src=placed(WHOLE),script.addEventListener("load",then),document.head.append(script),
!1}var isDrawnFor=(host,room)=>plots.get(host)===sizeOf3(room);function draw(host,chart,card,theme,room){Object.assign(host.
style,styleIn(room));let size={width:room.width/room.scale,height:room.height/room.scale},{data,layout:layout2}=drawing(
card,theme,size,room.isStage);window.Plotly.react(host,data,layout2,CONFIG),placeNames(host,card,theme),plots.has(host)||
host.on("plotly_click",({points:[point]})=>choosePoint(chart,point&&dataOf(host,point))),plots.set(host,sizeOf3(room));let article=cardOf(
chart);article&&(room.isStage?article.dataset.fitted=`${room.width}x${room.height}`:delete article.dataset.fitted)}function dataOf(host,{
curveNumber,customdata,x,y}){let trace=host.data[curveNumber];return trace?.type!=="heatmap"?customdata:trace.customdata?.[trace.
y.indexOf(y)]?.[trace.x.indexOf(x)]}function placeNames(host,card,theme){if(!card.tall||!host.layout.meta.labels)return;
let annotations=namesOf(host.layout,card,theme,host._fullLayout._size.t);window.Plotly.relayout(host,{annotations})}function drop(host){
plots.delete(host)&&(window.Plotly.purge(host),host.replaceChildren(),host.classList.remove("js-plotly-plot"))}function dropLeft(){
for(let host of plots.keys())host.isConnected||drop(host)}var LOOKS=["lang","theme","asof"],FILES2=/^\/(csv|tables)\//,isPlain=event=>!(event.defaultPrevented||event.button||event.
metaKey||event.ctrlKey||event.shiftKey||event.altKey);function targetOf(event){let link=closest(event,"a[href]");if(!(link instanceof
HTMLAnchorElement)||link.target||link.hasAttribute("download"))return null;let url=within(link.href);if(!url||FILES2.test(
url.pathname)||addressOf(url)===hereAddress()&&url.hash)return null;url.pathname===hereUrl().pathname&&url.hash&&!url.search&&
(url.search=location.search);let state=requestedState(),isNavigation=link.closest(".header nav")!==null||link.classList.
contains("brand");return carry(url,isNavigation?fieldsToCarry(state,frame()):LOOKS,state,frame()),url}function follow(event){
let url=isPlain(event)&&targetOf(event);url&&(event.preventDefault(),goTo(url),url.hash||window.scrollTo(0,0))}function followLinks(){
document.addEventListener("click",follow),keepPlaces(publish),window.addEventListener("pageshow",()=>setLeaving(""))}var KEPT2=[...LOOKS,"present","show"],values={},offered={},expected={},chosen2={},laidOut2={};function optionOf(event){let option=closest(
event,"[data-combobox-option]"),label=option?.closest("[role=listbox]")?.getAttribute("aria-labelledby")??"",value=option?.
getAttribute("value")??"",name=controls().find(one=>label===`${idOf(one)}-label`);if(!option||!name||!shown())return null;
let url=presentUrl();return value!==requestedState()[name]&&isControlAt(name,hereUrl().pathname,frame())&&setParameter(url,
name,value,frame()),{name,value,url}}function follow2(event){let option=optionOf(event);if(!option||option.value===values[option.
name])return;let{name,value,url}=option;values[name]=chosen2[name]=value,goTo(url)}function followChoices(){document.addEventListener(
"click",follow2,{capture:!0})}function fromControls(){if(!shown())return;let url=presentUrl(),state=requestedState();for(let{
prop_id:changed,value:raw}of context().triggered){let{name}=JSON.parse(changed.replace(/\.value$/,"")),value=raw??"",isOurs=expected[name]===
value,isFollowed=chosen2[name]===value;delete expected[name],isFollowed&&delete chosen2[name],name in chosen2||(values[name]=
value),!(name==="q"||isOurs||isFollowed||value===state[name])&&isControlAt(name,hereUrl().pathname,frame())&&setParameter(
url,name,value,frame())}goTo(url)}function setControls({state,options,trail}){let focused=document.activeElement;for(let name of controls()){
let props={};options[name]&&setOptions(props,name,options[name]);let value=state[name];!(name==="q"&&!value&&focused?.id.
includes('"name":"q"'))&&value!==(values[name]??frame().parameters[name].default)&&(values[name]=expected[name]=value,props.
value=value,name==="commodity"&&(props.data=withProduct(trail))),Object.keys(props).length&&setProps({kind:"filter",name},
props)}}var idOf=name=>JSON.stringify({kind:"filter",name}),names=null;function controls(){return names??=Object.keys(frame().
parameters).filter(name=>document.getElementById(idOf(name))),names}function setOptions(props,name,options){let text2=JSON.
stringify(options);if(offered[name]===text2)return;offered[name]=text2;let labels=new Map(firstOptions(name).map(({value,
label})=>[value,label]));props.data=options.map(option=>typeof option=="string"?{value:option,label:labels.get(option)??
option}:option)}function firstOptions(name){return laidOut2[name]??=propsOf({kind:"filter",name}).data,laidOut2[name]}function withProduct(trail){
let options=firstOptions("commodity"),chosen3=trail.at(-1);return chosen3&&chosen3.code.length>2?[...options,{value:chosen3.
code,label:chosen3.text}]:options}function clear(clicks){if(!clicks)return;let url=presentUrl();url.search="",carry(url,
KEPT2,requestedState(),frame()),goTo(url)}function nearestPages({nearest=[]}){let links=nearest.map(({text:text2,href})=>make("a",{href,textContent:text2})),question=make(
"span",{textContent:word("did_you_mean")+word("space")}),listed2=links.flatMap((link,index)=>index?[word("comma"),link]:
[link]);return links.length?[word("space"),question,...listed2]:[]}function pastOf({past}){if(!past)return[];let banner=make(
"p",{className:"past",textContent:past.text+word("space")});return banner.append(make("a",{href:placed(past.href),target:"\
_self",textContent:past.link})),[banner]}function noticesOf(view){let several=view.notices.length>1,lines=view.notices.map(
textContent=>make(several?"li":"p",{textContent}));if(lines[0]?.append(...nearestPages(view)),!several)return[...pastOf(
view),...lines];let list=make("ul");return list.append(...lines),[...pastOf(view),list]}function showNotices(notices){let box=byId(
"notices");(notices.length||box.firstChild)&&box.replaceChildren(...notices)}var root4=document.documentElement,scheme="light";function setLook(payload2){let theme=themeOf(payload2),{view,state}=payload2;
for(let[name,value]of Object.entries({view,country:state.country,theme}))root4.dataset[name]!==value&&(root4.dataset[name]=
value)}function writeShell(payload2){root4.lang!==payload2.words.lang&&(root4.lang=payload2.words.lang),document.title!==
payload2.title&&(document.title=payload2.title),writeText(byId("heading"),payload2.heading),showNotices(noticesOf(payload2)),
writeNodes(byId("trail"),payload2.trail,()=>trailSteps(payload2.trail));for(let link of document.querySelectorAll(".head\
er nav a")){let isHere=link.id===JSON.stringify({kind:"nav",view:payload2.view});writeAttribute(link,"aria-current",isHere?
"page":null)}setShown(payload2)}function writeControls(payload2){setControls(payload2);let next=root4.dataset.theme==="d\
ark"?"dark":"light";next!==scheme&&setProps("provider",{forceColorScheme:next}),scheme=next}var REST=150,root5=document.documentElement,redraw=()=>{},timer3=0;function onRooms(listener){redraw=listener}function setStage(payload2){
let present2=payload2.state.present==="1";present2?root5.dataset.present=String(payload2.on_screen.length):delete root5.
dataset.present;for(let card of document.querySelectorAll("article.card")){let index=present2?payload2.on_screen.indexOf(
chartOf(card)):-1;index>=0?(card.dataset.shown=String(index+1),card.style.order=String(index)):card.dataset.shown&&(delete card.
dataset.shown,card.style.order="")}let ribbon2=payload2.ribbon.join(" · ");byId("ribbon").textContent!==ribbon2&&(byId(
"ribbon").textContent=ribbon2),document.body.scrollTo(0,0),present2&&window.scrollTo(0,0)}var watch=frame2=>watcher.observe(
frame2),watcher=new ResizeObserver(entries=>{clearTimeout(timer3),entries.some(({target})=>{let card=target.closest("art\
icle.card");return card&&isOnStage(chartOf(card))})?redraw():timer3=setTimeout(()=>redraw(),REST)});function sortedBy(rows,cellOf,{down=!1,lang="en"}={}){let texts=new Intl.Collator(lang,{numeric:!0}),turn2=down?-1:1,isMissing=cell2=>cell2===
null||cell2==="";return rows.map(row=>({row,cell:cellOf(row)})).sort(({cell:one},{cell:other})=>isMissing(one)||isMissing(
other)?Number(isMissing(one))-Number(isMissing(other)):turn2*(typeof one=="number"&&typeof other=="number"?one-other:texts.
compare(String(one),String(other)))).map(({row})=>row)}function matching(rows,textOf2,words4){let wanted=words4.toLowerCase().
split(/\s+/).filter(Boolean);return rows.filter(row=>{let text2=textOf2(row).toLowerCase();return wanted.every(word3=>text2.
includes(word3))})}function pageOf2(rows,page,size){let pages=Math.max(1,Math.ceil(rows.length/size)),at=Math.min(Math.max(
0,page),pages-1);return{rows:rows.slice(at*size,(at+1)*size),at,pages,first:at*size}}var SIGNS=/^[○⊗] /,FORMULA=/^[=+\-@＝＋－＠]/;function sorted(rows,column,isDescending,lang){return sortedBy(rows,
row=>{let cell2=row[column];return!cell2||cell2.value===void 0&&cell2.text===""?null:cell2.value??cell2.order??cell2.text},
{down:isDescending,lang})}var decimalsOf=(text2,decimal)=>text2.split(decimal)[1]?.length??0,plain=(value,decimal)=>String(
value).replace(".",decimal);function textOf(cell2,decimal){if(!cell2)return"";if(cell2.value!==void 0)return plain(cell2.
value,decimal);let text2=cell2.text.replace(SIGNS,"").replace(/\s/g," ");return FORMULA.test(text2)?`'${text2}`:text2}function asText({
columns,rows,decimal}){let lines=rows.map(cells=>cells.map(cell2=>textOf(cell2,decimal)));return[columns.map(({label})=>label),
...lines].map(cells=>cells.join("	")).join(`
`)}var escaped=text2=>text2.replace(/&/g,"&amp;").replace(/</g,"&lt;").replace(/>/g,"&gt;");function htmlOf(cell2,decimal){
if(cell2?.value===void 0)return`<td style="mso-number-format:'\\@'">${escaped(textOf(cell2,decimal))}</td>`;let{value}=cell2;
return`<td align="right" x:num="${value}" sdval="${value}">${plain(value,decimal)}</td>`}function asHtml({caption,columns,
rows,decimal}){let head=columns.map(({label})=>`<th>${escaped(label)}</th>`).join(""),body=rows.map(cells=>`<tr>${cells.
map(cell2=>htmlOf(cell2,decimal)).join("")}</tr>`).join("");return`<table xmlns:x="urn:schemas-microsoft-com:office:exce\
l"><caption>${escaped(caption)}</caption><tr>${head}</tr>${body}</table>`}function cellElement(cell2,kind,missing){let element2=make("td",{className:kind});if(!cell2)return element2;if(cell2.row===
void 0)return element2.textContent=cell2.text,element2;let button2=make("button",{className:"quote-link",textContent:cell2.
text});return button2.dataset.quoteRow=String(cell2.row),missing&&cell2.value!==void 0&&element2.style.setProperty("--mi\
ssing",`${missing}ch`),element2.append(button2),element2}function alignments({columns,rows,decimal}){return columns.map(
(_column,place5)=>{let decimals=rows.map(cells=>decimalsOf(cells[place5]?.text??"",decimal)),most=Math.max(0,...decimals);
return line2=>{let own=decimals[line2];return most-own+(most&&!own?.5:0)}})}function tableElement(table){let{caption,columns,
rows,query}=table,heads=columns.map(({label,kind})=>{let head=make("th",{scope:"col",className:kind});return head.append(
make("button",{className:"sort-button",textContent:label})),head}),missing=alignments(table),lines=new Map;rows.forEach(
(cells,place5)=>{let line2=make("tr"),elements=columns.map(({kind},at)=>cellElement(cells[at],kind,missing[at](place5)));
line2.append(...elements),lines.set(cells,line2)});let element2=make("table");element2.dataset.quoteQuery=query;let above=element2.
createCaption(),copy3=make("button",{className:"button copy-table",textContent:word("copy_table")});return above.append(
make("span",{textContent:caption}),copy3),element2.createTHead().insertRow().append(...heads),element2.createTBody().append(
...lines.values()),{element:element2,lines}}var sortButtonsOf=place5=>[...place5.querySelectorAll(".sort-button")];var places=new WeakMap,rowsOf2=csv=>csv.replace(/^\/csv\//,"/rows/");async function fetchRows(place5,address){if(places.
get(place5)?.address===address)return;let isWanted=()=>places.get(place5)?.address===address;places.set(place5,{address}),
place5.setAttribute("aria-busy","true"),place5.style.minHeight=`${place5.offsetHeight}px`,place5.replaceChildren(make("p",
{textContent:word("table_loading")}));try{let table=await fetchPatiently(address);if(!isWanted())return;let{element:element2,
lines}=tableElement(table);places.set(place5,{address,table,lines}),place5.replaceChildren(element2)}catch{if(!isWanted())
return;places.delete(place5),place5.replaceChildren(...failure())}place5.style.minHeight="",place5.removeAttribute("aria\
-busy")}function failure(){let text2=make("p",{textContent:word("table_failed")});text2.setAttribute("role","alert");let button2=make(
"button",{className:"button",textContent:word("try_again")});return button2.dataset.retryTable="",[text2,button2]}function close(place5){
places.delete(place5),place5.replaceChildren(),place5.style.minHeight="",place5.removeAttribute("aria-busy")}function setOpen(card,isOpen2){
card.querySelector(".table-button")?.setAttribute("aria-expanded",String(isOpen2)),card.toggleAttribute("data-tabled",isOpen2);
let place5=card.querySelector(".card-table");isOpen2?fetchRows(place5,rowsOf2(addressIn(csvLinkOf(card)))):close(place5)}
function followTable({table,buttons},card){if(buttons.table.hidden=!!card.empty,buttons.table.getAttribute("aria-expande\
d")!=="true")return;let article=table.closest("article.card");card.empty&&article?setOpen(article,!1):fetchRows(table,rowsOf2(
card.csv))}function sort(button2){let place5=button2.closest(".card-table"),{table,lines}=places.get(place5)??{},head=button2.
closest("th");if(!table||!lines||!head)return;let isDescending=head.getAttribute("aria-sort")==="ascending",column=sortButtonsOf(
place5).indexOf(button2);table.rows=sorted(table.rows,column,isDescending,document.documentElement.lang),place5.querySelector(
"tbody")?.append(...table.rows.map(row=>lines.get(row)??""));for(let other of place5.querySelectorAll("th"))other.removeAttribute(
"aria-sort");head.setAttribute("aria-sort",isDescending?"descending":"ascending")}async function copy2(button2){let{table}=places.
get(button2.closest(".card-table"))??{};if(!table)return;let isCopied=await copyText(asText(table),asHtml(table));button2.
textContent=word(isCopied?"table_copied":"copy_refused"),say(button2.textContent),afterAMoment(()=>{button2.textContent=
word("copy_table")})}function handleClick3(event){let button2=closest(event,".table-button, .card-table button"),card=button2?.
closest("article.card");!button2||!card||(button2.matches(".table-button")?setOpen(card,button2.getAttribute("aria-expan\
ded")!=="true"):"retryTable"in button2.dataset?setOpen(card,!0):button2.matches(".sort-button")?sort(button2):button2.matches(
".copy-table")&&copy2(button2))}function answerTableButtons(){document.addEventListener("click",handleClick3)}function soon(run){let{port1,port2}=new MessageChannel;port1.onmessage=()=>{port1.close(),run()},port2.postMessage(null)}
function afterPaint(run){let isDue3=!0,once=()=>{isDue3&&(isDue3=!1,clearTimeout(timer7),run())},timer7=setTimeout(once,
100);requestAnimationFrame(()=>soon(once))}function whenIdle(run){window.requestIdleCallback?window.requestIdleCallback(
run):setTimeout(run,100)}var resting=0;function afterRest(run){clearTimeout(resting),resting=setTimeout(()=>whenIdle(run),
3e3)}var current=null,layout=null,root6="Section",isWaiting=!1,queue=[],turn=0,near=new Set,isDrawingNear=!1;function apply(payload2){
isCurrent(payload2)&&(setWords(payload2.words),current=payload2,isWaiting=!0,queue=[],payload2.layout&&(layout=layoutOf(
payload2.address.split("?")[0]),setProps("page",{children:anew(payload2.layout)})),laidOut3.observe(byId("page"),{childList:!0,
subtree:!0,attributeFilter:["data-layout"]}),showWhenLaidOut())}function anew(layout2){return root6=root6==="Div"?"Secti\
on":"Div",{...layout2,type:root6}}var isOtherLayout=path=>layoutOf(path)!==layout;function showWhenLaidOut(){let page=document.
querySelector("#page > .page");!current||page?.dataset.layout!==current.view||hasPlotly(showWhenLaidOut)&&(laidOut3.disconnect(),
fillMarkup(page),show(current))}var laidOut3=new MutationObserver(showWhenLaidOut);function show(payload2){isWaiting=!1,
setLook(payload2),setStage(payload2),showCards(),writeShell(payload2),afterPaint(()=>{payload2!==current||!isCurrent(payload2)||
(writeControls(payload2),markBusy(!1))})}function showCards(){if(!current||isWaiting)return;let mine=++turn;nearness.disconnect(),
near.clear(),queue=dueCards(current);let seen=queue.filter(({distance})=>distance===0);queue=queue.slice(seen.length);for(let due of seen)
writeTexts(due);for(let due of seen)drawChart(due);dropLeft(),afterPaint(()=>{mine===turn&&showOthers()})}function showTexts(){
for(let due of queue)writeTexts(due)&&putAside(due),markReady(due.article)}function showOthers(){showTexts(),queue=dueCards(
current);for(let{article}of queue)nearness.observe(article);waitForRest()}var nearness=new IntersectionObserver(entries=>{
for(let{target,isIntersecting}of entries)isIntersecting?near.add(target):near.delete(target);isDrawingNear||drawNear()},
{rootMargin:"100% 0px"});function drawNear(){let[next]=queue.filter(({article})=>near.has(article)).sort((a,b)=>distanceOf(
a.article)-distanceOf(b.article));isDrawingNear=!!next,next&&(drawNow(next),waitForRest(),soon(drawNear))}function waitForRest(){
let mine=turn;afterRest(()=>drawFar(mine))}function drawFar(mine){mine!==turn||!queue.length||(drawNow(queue[0]),whenIdle(
()=>drawFar(mine)))}function drawNow(due){queue=queue.filter(one=>one!==due),nearness.unobserve(due.article),writeTexts(
due),drawChart(due)}function drawAll(){for(;queue.length;)drawNow(queue[0])}function dueCards(payload2){let cards=[];for(let article of document.
querySelectorAll("article.card")){let chart=chartOf(article),card=payload2.cards[chart];if(!card)continue;let{body,isNew:isNew2}=bodyOf(
article);isNew2&&(delete article.dataset.key,article.setAttribute("aria-busy","true"),fillBody(body,card),body.plot&&(reserve(
body.plot.frame,card),watch(body.plot.frame))),cards.push({article,body,chart,card,key:`${themeOf(payload2)} ${card.key}`})}
return cards.filter(isDue).map(one=>({...one,distance:distanceOf(one.article)})).sort((a,b)=>a.distance-b.distance)}function distanceOf(article){
let{top,bottom}=article.getBoundingClientRect();return Math.max(0,top-window.innerHeight,-bottom)}function isDue({article,
body,chart,card,key}){if(article.dataset.key!==key)return!0;if(body.plot){let room=roomOf(chart,card);if(room&&!isDrawnFor(
body.plot.host,room))return!0}return markReady(article),!1}function markReady(article){isCurrent(current)&&article.removeAttribute(
"aria-busy")}function writeTexts({article,body,card,key}){return article.dataset.key===key?!1:(fillBody(body,card),body.
plot&&reserve(body.plot.frame,card),article.dataset.key=key,followTable(body,card),!0)}function putAside({body,card}){body.
plot&&(drop(body.plot.host),card.figure&&body.plot.frame.setAttribute("aria-busy","true"))}function drawChart({article,body,
chart,card}){if(body.plot){let{frame:frame2,host}=body.plot,room=card.figure&&roomOf(chart,card);room?draw(host,chart,card,
themeOf(current),room):drop(host),frame2.removeAttribute("aria-busy")}markReady(article)}onRooms(showCards);function drawWhatIsNeeded(){
window.addEventListener("beforeprint",showTexts),document.addEventListener("focusin",event=>{let article=closest(event,"\
article.card"),due=queue.find(one=>one.article===article);due&&drawNow(due)})}var openSheet=()=>document.querySelector("dialog.sheet");function makeSheet(title,name){closeSheet();let dialog=make("di\
alog",{className:`sheet ${name}`});return dialog.setAttribute("aria-labelledby","sheet-title"),dialog.append(make("h2",{
textContent:title,id:"sheet-title"}),make("button",{className:"button sheet-close",textContent:word("close"),onclick:()=>dialog.
close()})),dialog.addEventListener("close",()=>dialog.remove()),document.body.append(dialog),dialog}function closeOutside(dialog){
let leaving=new AbortController,{signal}=leaving,end=()=>{dialog.open&&dialog.close()},check2=({target})=>{target instanceof
Node&&dialog.contains(target)||end()};document.addEventListener("pointerdown",check2,{signal,capture:!0}),document.addEventListener(
"focusin",check2,{signal}),dialog.addEventListener("keydown",event=>{event.key==="Escape"&&!event.isComposing&&end()}),dialog.
addEventListener("close",()=>leaving.abort())}function closeSheet(){let sheet=openSheet();return sheet?.close(),sheet!==
null}function toggleBlank(){endBlank()||document.body.append(make("div",{className:"blank",onclick:toggleBlank}))}var isBlank=()=>document.
querySelector(".blank")!==null;function endBlank(){let blank=document.querySelector(".blank");return blank?.remove(),blank!==
null}var CITATIONS={txt:"citation_text",bib:"BibTeX",ris:"RIS"};function piece(name,text2){let part=make("section",{className:"\
code-piece"}),code=make("code",{textContent:text2}),box=make("pre",{tabIndex:0});box.setAttribute("role","region"),box.setAttribute(
"aria-label",name),box.append(code);let copy3=make("button",{className:"button",textContent:word("code_copy")});copy3.setAttribute(
"aria-label",`${word("code_copy")}: ${name}`),copy3.addEventListener("click",async()=>{let isCopied=await copyText(text2);
sayAndShow(word(isCopied?"copied":"copy_refused"))});let head=make("div",{className:"code-head"});return head.append(make(
"h4",{textContent:name}),copy3),part.append(head,box),part}function fill2(within3,found){within3.append(make("h3",{textContent:word(
"code_read")}));for(let{name,code}of found.snippets)within3.append(piece(name,code));let columns=make("a",{href:placed("\
/docs#columns"),target:"_blank",textContent:word("code_columns")}),about=make("p");about.append(columns),within3.append(
about,make("h3",{textContent:word("code_embed")})),within3.append(piece(word("code_frame"),found.embed),piece(word("code\
_picture"),found.picture)),within3.append(make("h3",{textContent:word("code_cite")}));for(let[form,name]of Object.entries(
CITATIONS))within3.append(piece(name==="citation_text"?word(name):name,found.citations[form]))}async function show2(address){
let dialog=makeSheet(word("card_code"),"code"),content=make("div",{className:"code-content",textContent:word("code_loadi\
ng")});dialog.append(content),dialog.showModal();try{let found=await fetchJson(address);content.textContent="",fill2(content,
found)}catch{content.textContent=word("view_failed")}}function answerCodeItems(){document.addEventListener("click",event=>{
let address=closest(event,"[data-code]")?.dataset.code;address&&show2(address)})}var LISTS="[data-portal], .mantine-Popover-dropdown, [role=listbox]",openerOf=id=>document.querySelector(`[data-opens="${id}\
"]`),openPanels=()=>[...document.querySelectorAll("[data-open]")].filter(isElement);function setPanel(id,opens){document.
getElementById(id)?.toggleAttribute("data-open",opens),openerOf(id)?.setAttribute("aria-expanded",String(opens))}var isPanelOpen=id=>document.
getElementById(id)?.hasAttribute("data-open")??!1,openPanel=id=>setPanel(id,!0);function closePanel(id,returns=!1){isPanelOpen(
id)&&(setPanel(id,!1),returns&&focusQuietly(openerOf(id)))}function closeOthers(target){if(!target.closest(LISTS))for(let panel2 of openPanels())
!panel2.contains(target)&&!openerOf(panel2.id)?.contains(target)&&closePanel(panel2.id)}function answerEscape(event){if(event.
key!=="Escape"||event.defaultPrevented)return;let target=event.target instanceof Element?event.target:null;if(target?.getAttribute(
"aria-expanded")==="true"&&target.matches("input"))return;let panel2=openPanels().at(-1);panel2&&(event.stopPropagation(),
closePanel(panel2.id,!0))}function answerOpeners(){document.addEventListener("click",event=>{let opener=closest(event,"[\
data-opens]")?.dataset.opens;opener&&isPanelOpen(opener)?closePanel(opener,!0):opener&&openPanel(opener);let closed=closest(
event,"[data-closes]")?.dataset.closes;closed&&closePanel(closed,!0)});for(let kind of["mousedown","focusin"])document.addEventListener(
kind,event=>{event.target instanceof Element&&closeOthers(event.target)});document.addEventListener("keydown",answerEscape,
!0),onShown((_payload,isOtherView)=>{if(isOtherView)for(let panel2 of openPanels())closePanel(panel2.id)})}var DOT=" · ";function write(id,text2){let element2=byId(id);element2.textContent!==text2&&(element2.textContent=text2)}
function describe({chosen:chosen3,state}){let more=0,hidden=0;for(let{field:field2,text:text2,set:set2}of chosen3.values){
let control=document.querySelector(`.filter-bar .filter-${field2}`);control instanceof HTMLElement&&(control.dataset.value=
text2,control.toggleAttribute("data-set",set2),control.closest("#more-filters")&&(hidden+=1,set2&&(more+=1)))}byId("more\
-filters").parentElement?.toggleAttribute("data-inline",hidden<2);let said=chosen3.values.filter(({set:set2},place5)=>set2||
place5<2).map(({text:text2})=>text2);write("filters-said",said.join(DOT)),write("more-filters-set",more?` (${more})`:""),
write("filters-unused",chosen3.unused),byId("clear-filters").hidden=!hasFilters(state)}function hasFilters(state){let isOfCountry=viewOf(
hereUrl().pathname)==="country";return Object.entries(frame().parameters).some(([field2,parameter])=>state[field2]!==parameter.
default&&!KEPT2.includes(field2)&&!(isOfCountry&&field2==="country"))}function showCurrentPage(){let here2=document.querySelector(
".header nav [aria-current]"),line2=here2?.parentElement;!(here2 instanceof HTMLElement)||!line2||line2.scrollWidth<=line2.
clientWidth||(line2.scrollLeft=here2.offsetLeft-(line2.clientWidth-here2.offsetWidth)/2)}function keepFilterBarInStep(){
onShown((payload2,isOtherView)=>{describe(payload2),isOtherView&&showCurrentPage()})}var LONGEST2=60;function searchRequest(path,query,words4,name){let parameters=new URLSearchParams(query);return parameters.
set(name,words4.slice(0,LONGEST2)),viewRequest(path,parameters.toString()).replace("/view","/search")}function nextResult(active2,count2,key){
return count2?key==="ArrowDown"?active2+1<count2?active2+1:0:key==="ArrowUp"?active2>0?active2-1:count2-1:null:null}var PAUSE=120,results=[],active=-1,answered=null,hurried=!1,latest2=null,timer4=0,field=()=>document.querySelector(".fil\
ter-q input"),wordsIn=()=>field()?.value.trim()??"",isOpen=()=>!byId("found").hidden;function setOpen2(opens){let box=byId(
"found");box.hidden=!opens,field()?.setAttribute("aria-expanded",String(opens&&results.length>0)),opens||setActive(-1)}function setActive(index){
active=index,results.forEach((result,place5)=>{result.setAttribute("aria-selected",String(place5===index))});let chosen3=results[index];
chosen3?.scrollIntoView({block:"nearest"}),chosen3?field()?.setAttribute("aria-activedescendant",chosen3.id):field()?.removeAttribute(
"aria-activedescendant")}function resultLink({code,name,parent,figure,href,...rest2},index){let link=make("a",{href,id:`\
found-${index}`,className:"found-item",tabIndex:-1});link.setAttribute("role","option"),link.setAttribute("aria-selected",
"false"),rest2.try&&(link.dataset.try=rest2.try);let title=make("span",{className:"found-name"});return code&&title.append(
make("span",{className:"found-code",textContent:code})," "),title.append(name),link.append(title),parent&&link.append(" ",
make("span",{className:"found-parent",textContent:parent})),figure&&link.append(" ",make("span",{className:"found-figure",
textContent:figure})),link}function groupsOf(items){let groups=[];for(let[place5,{group=""}]of items.entries()){if(!place5||
group!==items[place5-1].group){let list=make("div",{className:"found-group"});list.setAttribute("role","group"),list.setAttribute(
"aria-label",group);let title=make("div",{className:"found-title",textContent:group});title.setAttribute("aria-hidden","\
true"),group&&list.append(title),groups.push(list)}groups[groups.length-1].append(results[place5])}return groups}function show3(items,said){
results=items.map(resultLink),byId("found-list").replaceChildren(...groupsOf(items)),byId("found-said").textContent=said,
setOpen2(!0),setActive(-1)}async function ask2(words4=wordsIn()){if(clearTimeout(timer4),latest2?.abort(),answered=null,
!words4){latest2=null,results=[],setOpen2(!1);return}let request2=new AbortController;latest2=request2;let{path,query}=here(),
address=searchRequest(path,query,words4,frame().parameters.q.name);try{let found=await fetchJson(address,request2.signal);
if(request2!==latest2)return;answered=words4,show3(found.results,found.said),hurried&&follow3()}catch{request2===latest2&&
show3([],word("search_failed"))}hurried=!1}function follow3(){hurried=answered!==wordsIn(),hurried?ask2():results[Math.max(
active,0)]?.click()}function search(words4){setProps({kind:"filter",name:"q"},{value:words4}),focusSearch(),ask2(words4)}
function openField(){let opener=document.querySelector(".search-open");opener&&isVisible(opener)&&openPanel("search")}function focusSearch(){
openField();let input=field();!input||!isVisible(input)||(input.focus(),input.select())}function stop(){clearTimeout(timer4),
latest2?.abort(),latest2=null,hurried=!1}function clear2(){stop(),results=[],answered=null,setOpen2(!1),setProps({kind:"\
filter",name:"q"},{value:""})}function answerKey(event){if(!(event.target!==field()||event.isComposing))if(event.key==="\
Enter")event.preventDefault(),follow3();else if(event.key==="Escape"&&(isOpen()||wordsIn()))event.stopPropagation(),event.
preventDefault(),isOpen()?setOpen2(!1):clear2();else{let next=nextResult(active,results.length,event.key);if(next===null)
return;event.preventDefault(),isOpen()||setOpen2(!0),setActive(next)}}function describeField(){let input=field();if(!input||
input.getAttribute("role"))return;let attributes={role:"combobox",autocomplete:"off","aria-autocomplete":"list","aria-co\
ntrols":"found-list","aria-expanded":"false"};for(let[name,value]of Object.entries(attributes))input.setAttribute(name,value)}
function findProducts(){document.addEventListener("input",event=>{event.target===field()&&(clearTimeout(timer4),timer4=setTimeout(
()=>ask2(),PAUSE))}),document.addEventListener("keydown",answerKey,!0),document.addEventListener("focusin",event=>{event.
target===field()&&wordsIn()&&!isOpen()&&ask2(),closest(event,".filter-q")||setOpen2(!1)}),document.addEventListener("foc\
usout",event=>{event.target===field()&&setOpen2(!1)}),document.addEventListener("mousedown",event=>{closest(event,"#foun\
d")?event.preventDefault():closest(event,".filter-q")||setOpen2(!1)}),document.addEventListener("click",event=>{closest(
event,".search-open[aria-expanded=true]")&&focusSearch(),!(!event.defaultPrevented||!closest(event,"#found a"))&&(clear2(),
closePanel("search"))}),document.addEventListener("click",event=>{let words4=closest(event,"#found [data-try]")?.dataset.
try;!words4||event.ctrlKey||event.metaKey||event.shiftKey||(event.preventDefault(),event.stopPropagation(),search(words4))},
!0);let listed2="";onShown(({state,address},isOtherView)=>{describeField(),isOtherView&&(stop(),setOpen2(!1));let key=state.
q&&address;key&&key!==listed2&&(openField(),ask2(state.q)),listed2=key})}var REST2=60,timer5=0;function ask3(url){!url||addressOf(url)===hereAddress()||languageOf(url,frame())===frameLanguage()&&
askAhead(url.pathname,queryOf(url),isOtherLayout(url.pathname))}var aimOf=event=>shown()?optionOf(event)?.url??targetOf(
event):null;function rest(event){clearTimeout(timer5);let url=aimOf(event);url&&(timer5=setTimeout(()=>ask3(url),REST2))}
function press(event){event.pointerType==="mouse"&&(clearTimeout(timer5),ask3(aimOf(event)))}function foresee(){navigator.
connection?.saveData||(document.addEventListener("pointerover",rest,{passive:!0}),document.addEventListener("pointerdown",
press,{passive:!0}),document.addEventListener("focusin",rest,{passive:!0}))}var latest3=null,failed="",addressAsked=({path,query})=>query?`${path}?${query}`:path;function giveBack(){let page=shown();
page&&(page.address!==hereAddress()&&replaceAddress(page.address+location.hash),setControls(page))}function tellFailure2(asked3,fault){
failed=addressAsked(asked3),giveBack();let isReload=isRefusal(fault),text2=isReload?"view_refused":shown()?"choice_faile\
d":"view_failed",button2=make("button",{className:"button",textContent:word(isReload?"reload":"try_again")});button2.dataset[isReload?
"reload":"retry"]="",showNotices([make("p",{textContent:word(text2)}),button2])}async function load(){latest3?.abort();let request2=new AbortController;
latest3=request2;let asked3=here();markBusy(!0);try{let{signal}=request2,[view,layout2]=await Promise.all([fetchView(asked3.
path,asked3.query,{signal}),isOtherLayout(asked3.path)?fetchLayout(asked3.path,asked3.query,signal):null]);return request2===
latest3?{...view,asked:asked3,layout:layout2}:null}catch(fault){return request2!==latest3||(markBusy(!1),tellFailure2(asked3,
fault),showCards()),null}}async function loadPage(){let payload2=await load();payload2&&soon(()=>apply(payload2))}function open(_page,templates2){
setTemplates(templates2),publish()}function loadPages(){onAddress(loadPage);let{path,query}=here();askAhead(path,query,!0)}
function answerRetryButton(){document.addEventListener("click",event=>{closest(event,"[data-reload]")&&location.assign(placed(
failed)),closest(event,"[data-retry]")&&(failed===hereAddress()?publish():go(failed))})}var GAP=4,EDGE2=8,openerOf2=menu=>document.querySelector(`[aria-controls="${CSS.escape(menu.id)}"]`),openMenu=()=>document.
querySelector(".menu:popover-open");function place(menu){let box=openerOf2(menu)?.getBoundingClientRect();if(!box)return;
let{clientWidth,clientHeight}=document.documentElement,last=clientWidth-menu.offsetWidth-EDGE2,below=box.bottom+GAP+menu.
offsetHeight<clientHeight,above=Math.max(EDGE2,box.top-GAP-menu.offsetHeight);menu.style.left=`${Math.max(EDGE2,Math.min(
box.left,last))}px`,menu.style.top=`${below?box.bottom+GAP:above}px`}var itemsOf=menu=>[...menu.querySelectorAll("[role^\
=menuitem]")].filter(isVisible);function open2(button2,menu,atEnd=!1){menu.popover??="auto",menu.hidden=!1,button2.popoverTargetElement=
menu,focusQuietly(button2),menu.showPopover(),place(menu),focusQuietly(itemsOf(menu).at(atEnd?-1:0))}function closeMenus(){
openMenu()?.hidePopover()}var menuOf2=button2=>document.getElementById(button2.getAttribute("aria-controls")??"");function handleClick4(event){
let button2=closest(event,".menu-button");if(button2 instanceof HTMLButtonElement){event.preventDefault();let menu=menuOf2(
button2);menu.matches(":popover-open")?closeMenus():open2(button2,menu)}else closest(event,".menu [role=menuitem]")&&closeMenus()}
function handleKey(event){let button2=closest(event,".menu-button");if(button2 instanceof HTMLButtonElement&&["ArrowDown",
"ArrowUp"].includes(event.key)){event.preventDefault(),open2(button2,menuOf2(button2),event.key==="ArrowUp");return}let menu=closest(
event,".menu");if(!menu)return;let items=itemsOf(menu),current3=items.indexOf(document.activeElement),next={ArrowDown:(current3+
1)%items.length,ArrowRight:(current3+1)%items.length,ArrowUp:(current3-1+items.length)%items.length,ArrowLeft:(current3-
1+items.length)%items.length,Home:0,End:items.length-1}[event.key];next!==void 0?(event.preventDefault(),items[next].focus()):
event.key==="Tab"?closeMenus():event.key===" "&&document.activeElement instanceof HTMLAnchorElement&&(event.preventDefault(),
document.activeElement.click())}function answerMenuButtons(){document.addEventListener("click",handleClick4),document.addEventListener(
"keydown",handleKey);let follow4=()=>{let menu=openMenu();menu&&place(menu)};window.addEventListener("scroll",follow4,{passive:!0,
capture:!0}),document.addEventListener("beforetoggle",event=>{let menu=event.target;if(!(menu instanceof HTMLElement)||!menu.
matches(".menu"))return;let{newState}=event;openerOf2(menu)?.setAttribute("aria-expanded",String(newState==="open"))},!0),
onShown((_payload,isOtherView)=>{isOtherView&&closeMenus()})}var linksOf=links=>links.flatMap(([href,textContent],index)=>{let link=make("a",{href,textContent});return index?[word("\
comma"),link]:[link]});function factsOf(facts){let list=make("dl",{className:"project-facts"});for(let[term,text2]of facts)
term&&list.append(make("dt",{textContent:term})),list.append(make("dd",{textContent:text2}));return list}function line(className,content){
let element2=make("p",{className});return element2.append(...content),element2}function showPanel(card,words4){let back=make(
"a",{className:"button project-back",href:addressWith({item:""}),textContent:`‹ ${words4.back}`});back.dataset.back="";
let parts=[back,make("p",{className:"note-year",textContent:card.kicker}),make("h2",{id:"project-name",textContent:card.
name}),make("p",{className:"project-text",textContent:card.text}),factsOf(card.facts),line("note-source",[words4.sources,
...linksOf(card.sources)])];card.mixes.length&&parts.push(line("project-mix",[words4.mixes," ",...linksOf(card.mixes)]));
for(let[href,textContent]of card.links)parts.push(line("project-links",[make("a",{className:"button",href,textContent})]));
byId("project-panel").replaceChildren(...parts)}var SHAPES2={raw:"M6 0L12 6L6 12L0 6Z",making:"M1 1H11V11H1Z",transport:"M6 1L12 11H0Z",energy:"M6 1A5 5 0 1 1 5.99 1Z",
other:"M3 1H9L12 6L9 11H3L0 6Z",crossing:"M4.5 1H7.5V4.5H11V7.5H7.5V11H4.5V7.5H1V4.5H4.5Z"},LINE="M0 6H12",CANCELLED="M1\
 1L11 11M11 1L1 11";function markOf({kind,stage:stage3},colours){let shape=SHAPES2[kind],isOutline=!shape||stage3==="can\
celled"||stage3==="announced"&&kind!=="crossing",sign=svgElement("svg",{viewBox:"-1 -1 14 14",class:"mark","aria-hidden":"\
true"});return sign.append(svgElement("path",{d:stage3==="cancelled"?CANCELLED:shape??LINE,fill:isOutline?"none":colours[kind],
"fill-opacity":stage3==="construction"?.35:1,stroke:colours[kind],"stroke-width":shape?1.6:3,"stroke-dasharray":!shape&&
stage3!=="operating"?"3 2":"none"})),sign}var SIZE=12,STAGES=["operating","construction","announced","cancelled"],VALUES={name:row=>row.name,where:row=>row.where,
sector:row=>row.sector,status:row=>STAGES.indexOf(row.stage),value:row=>row.value,year:row=>row.year||row.day.slice(0,4)},
FROM_LARGEST=["value","year"],choice={list:"projects",column:"year",down:!0,text:"",page:0};function choose(next){Object.
assign(choice,{page:0},next)}function sortBy(column){let down=choice.column===column?!choice.down:FROM_LARGEST.includes(
column);choose({column,down})}var turnPage=by=>choose({page:choice.page+by}),filterText=()=>choice.text;function rowsOf3(listed2){
let found=matching(listed2[choice.list],row=>[row.name,row.where,row.sector,row.status,row.words,row.year].join(" "),choice.
text),lang=frameLanguage(),latestFirst=sortedBy(found,row=>row.day,{down:!0});return sortedBy(latestFirst,VALUES[choice.
column],{down:choice.down,lang})}function cell(column,content,name="td"){let element2=make(name,{className:`col-${column}`});
return element2.setAttribute("role",name==="th"?"rowheader":"cell"),element2.append(...content),element2}var small=(text2,className)=>make(
"span",{className,textContent:text2});function rowElement(row,words4){let line2=make("tr");line2.setAttribute("role","ro\
w"),line2.dataset.item=row.id;let link=make("a",{href:addressWith({item:row.id}),textContent:row.name}),amount=row.money?
[row.money]:[small(words4.no_amount,"quiet")];return row.type&&amount.push(small(row.type,"cell-more")),line2.append(cell(
"name",[markOf(row,words4.colours),link],"th"),cell("where",[row.where]),cell("sector",[row.sector]),cell("status",[small(
`${row.where} · `,"cell-where"),row.status," ",small(row.date||words4.undated,"cell-more")]),cell("value",choice.list===
"projects"?amount:[]),cell("year",[row.year])),line2}function showOrder(){for(let button2 of document.querySelectorAll("\
#project-list [data-sort]")){let order=button2.dataset.sort===choice.column?choice.down?"descending":"ascending":"none";
button2.parentElement?.setAttribute("aria-sort",order)}for(let button2 of document.querySelectorAll("#project-list [data\
-list]"))button2.setAttribute("aria-pressed",String(button2.dataset.list===choice.list))}function showRows(listed2,words4,isWhole=!1){
let all=rowsOf3(listed2),page=pageOf2(all,isWhole?0:choice.page,isWhole?all.length||1:SIZE);isWhole||(choice.page=page.at),
byId("project-list").dataset.listed=choice.list,byId("project-rows").replaceChildren(...page.rows.map(row=>rowElement(row,
words4)));let last=page.first+page.rows.length;byId("project-page").textContent=all.length?words4.page.replace("{from}",
String(page.first+1)).replace("{to}",String(last)).replace("{all}",String(all.length)):words4.none;for(let button2 of document.
querySelectorAll("#project-list [data-step]")){let target=page.at+Number(button2.dataset.step);button2.disabled=target<0||
target>=page.pages}showOrder()}var MAP="projects_map",NO_LAYER="none",listed=()=>shown()?.listed??null;function words2(){let said=JSON.parse(byId("proj\
ect-desk").dataset.words??"{}"),theme=themeOf(shownPage());for(let kind of Object.keys(said.colours))said.colours[kind]=
colourIn(theme,said.colours[kind]);return said}var before={item:"",top:0,isFromList:!1};function sync(){let desk=document.
getElementById("project-desk"),page=shown(),list=listed();if(!desk||!page||!list)return;let theme=themeOf(page);if(desk.
dataset.shown===page.address&&desk.dataset.theme===theme)return;desk.dataset.shown=page.address,desk.dataset.theme=theme,
byId("project-count").textContent=list.summary;let ids=[...list.projects,...list.routes].map(row=>row.id).join();desk.dataset.
ids!==ids&&desk.dataset.ids&&choose({}),desk.dataset.ids=ids;let field2=document.getElementById("project-find");field2&&
field2.value!==filterText()&&choose({text:field2.value}),showRows(list,words2()),showItem(list),showLayers()}function showItem(list){
let panel2=byId("project-panel"),had=before.item;before.item=list.card?list.item:"",byId("project-list").hidden=!!list.card,
panel2.hidden=!list.card,list.card?(showPanel(list.card,words2()),before.isFromList&&(focusQuietly(panel2),(panel2.getBoundingClientRect().
top<0||isStacked())&&panel2.scrollIntoView())):had&&before.isFromList&&(window.scrollTo(0,before.top),focusQuietly(rowOf(
had)?.querySelector("a")),before.isFromList=!1);let link=document.getElementById("picked-card");link&&(link.hidden=!list.
card,link.setAttribute("href","#project-desk"))}var isStacked=()=>byId("project-desk").getBoundingClientRect().left<(cardOf(
MAP)?.getBoundingClientRect().right??0),rowOf=item=>document.querySelector(`#project-rows [data-item="${item}"]`),switches=()=>[
...document.querySelectorAll("[data-layer]")].filter(isElement),layers=()=>switches().map(button2=>button2.dataset.layer??
"");function showLayers(){let drawn=layersOf(shown()?.state.layers??"");for(let button2 of switches())button2.setAttribute(
"aria-pressed",String(drawn.includes(button2.dataset.layer??"")))}var layersOf=value=>value===NO_LAYER?[]:value?value.split(
"~"):layers();function toggleLayer(layer){let drawn=layersOf(requestedState().layers),all=layers(),next=all.filter(name=>drawn.
includes(name)!==(name===layer)),value=next.length===all.length?"":next.join("~");go(addressWith({layers:next.length?value:
NO_LAYER}))}function answerClick(event){if(event.defaultPrevented||event.button||event.ctrlKey||event.metaKey||event.shiftKey)
return;let list=listed();if(!list||!closest(event,"#project-desk, #map-layers"))return;let target=closest(event,"[data-s\
ort], [data-step], [data-list], [data-layer], [data-back]"),{sort:sort2,step,list:name,layer,back}=target?.dataset??{};sort2?
sortBy(sort2):step?turnPage(Number(step)):name&&choose({list:name==="routes"?"routes":"projects"}),(sort2||step||name)&&
showRows(list,words2()),layer&&toggleLayer(layer),back!==void 0&&(event.preventDefault(),before.isFromList||=!isStacked(),
go(addressWith({item:""})));let row=closest(event,"#project-rows [data-item]");row&&(event.preventDefault(),before.top=window.
scrollY,before.isFromList=!0,go(addressWith({item:row.dataset.item??""})))}function answerInput(event){let list=listed();
!list||!(event.target instanceof HTMLInputElement)||event.target.id==="project-find"&&(choose({text:event.target.value}),
showRows(list,words2()))}function pointAtMark(event){let item=closest(event,"#project-rows [data-item]")?.dataset.item,plot=plotOf(
cardOf(MAP));if(!item||!plot?._fullData)return;let traces=plot._fullData;for(let curveNumber=0;curveNumber<traces.length;curveNumber+=
1){let pointNumber=(traces[curveNumber].customdata??[]).findIndex(data=>data?.item===item);if(pointNumber>=0){window.Plotly.
Fx.hover(plot,[{curveNumber,pointNumber}]);return}}}function leaveMark(event){let plot=plotOf(cardOf(MAP));closest(event,
"#project-rows [data-item]")&&plot?._fullData&&window.Plotly.Fx.unhover(plot)}function followMap(plot){if(plot.dataset.followed||
!plot.on)return;plot.dataset.followed="1";let mark2=(event,isOver)=>{let item=event?.points?.[0]?.customdata?.item;item&&
rowOf(item)?.classList.toggle("pointed",isOver)};plot.on("plotly_hover",event=>mark2(event,!0)),plot.on("plotly_unhover",
event=>mark2(event,!1))}function showOnPaper(isWhole){let list=listed();list&&document.getElementById("project-rows")&&showRows(
list,words2(),isWhole)}function startProjects(){onShown(sync),document.addEventListener("click",answerClick),document.addEventListener(
"input",answerInput);for(let type of["pointerover","focusin"])document.addEventListener(type,pointAtMark);for(let type of[
"pointerout","focusout"])document.addEventListener(type,leaveMark);document.addEventListener("pointerover",event=>{let plot=closest(
event,`#card-${MAP}`)&&plotOf(cardOf(MAP));plot&&followMap(plot)}),window.addEventListener("beforeprint",()=>showOnPaper(
!0)),window.addEventListener("afterprint",()=>showOnPaper(!1))}function passRoot(event){let slice=(event.target instanceof Element?event.target:null)?.closest(".treemaplayer g.slice"),
node=slice?.__data__?.data?.data;if(!(!node||Number.isInteger(node.i))){event.stopPropagation();for(let path of slice.querySelectorAll(
"path"))path.style.pointerEvents="none"}}function passTreemapRoots(){for(let type of["mouseover","click"])document.addEventListener(
type,passRoot,!0)}var LIMITS={decks:20,scenes:40,title:160,note:1e3,address:2e3,text:262144,link:24e3},INVISIBLE=/[\u0000-\u001f\u007f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g,
OURS=/^\/(?![/\\])/,BASE="https://khorgos.invalid",isObject=value=>!!value&&typeof value=="object"&&!Array.isArray(value),
lineOf=(value,most)=>typeof value=="string"?value.replace(INVISIBLE," ").trim().slice(0,most):"",unread=(name,values2={})=>({
deck:null,faults:[[name,values2]]});function addressOf2(value){if(typeof value!="string"||value.length>LIMITS.address||!OURS.
test(value))return"";let url;try{url=new URL(value,BASE)}catch{return""}let address=url.pathname+url.search;return url.origin===
BASE&&OURS.test(address)&&address.length<=LIMITS.address?address:""}var makeScene=(address,title,note)=>({address:addressOf2(
address),title:lineOf(title,LIMITS.title),note:lineOf(note,LIMITS.note)}),makeDeck=(title,scenes)=>({khorgos:1,title:lineOf(
title,LIMITS.title),scenes}),ID=/^[\w.]{1,40}$/,idOf2=item=>typeof item.id=="string"&&ID.test(item.id)?{id:item.id}:{},bare=({
khorgos,title,scenes})=>({khorgos,title,scenes:scenes.map(({address,title:name,note})=>({address,title:name,note}))});function readDeck(value){
if(!isObject(value)||!Number.isInteger(value.khorgos)||value.khorgos<1||!Array.isArray(value.scenes))return unread("deck\
_none");if(value.khorgos>1)return unread("deck_newer",{version:value.khorgos});let faults=[],scenes=[];return value.scenes.
slice(0,LIMITS.scenes).forEach((item,index)=>{let scene=isObject(item)?makeScene(item.address,item.title,item.note):makeScene();
scene.address?scenes.push({...scene,...idOf2(item)}):faults.push(["scene_bad",{number:index+1}])}),value.scenes.length>LIMITS.
scenes&&faults.push(["deck_long",{count:LIMITS.scenes}]),{deck:{...makeDeck(value.title,scenes),...idOf2(value)},faults}}
function readText(text2){if(text2.length>LIMITS.text)return tooLarge();try{return readDeck(JSON.parse(text2))}catch{return unread(
"deck_none")}}var tooLarge=()=>unread("deck_large");function encode(deck){let bytes=new TextEncoder().encode(JSON.stringify(
bare(deck))),binary="";for(let byte of bytes)binary+=String.fromCharCode(byte);return btoa(binary).replace(/\+/g,"-").replace(
/\//g,"_").replace(/=+$/,"")}function decode(code){if(code.length>LIMITS.link)return tooLarge();try{let binary=atob(code.
replace(/-/g,"+").replace(/_/g,"/")),bytes=Uint8Array.from(binary,letter=>letter.charCodeAt(0));return readText(new TextDecoder(
"utf-8",{fatal:!0}).decode(bytes))}catch{return unread("deck_none")}}var STORE_KEY="khorgos.decks",MOST_ASIDE=9,empty=()=>({khorgos:1,current:0,decks:[]});function newId(){let[high,low]=crypto.
getRandomValues(new Uint32Array(2));return high.toString(36)+low.toString(36)}function storageMessage(fault){let{name,code}=fault??
{};return/quota/i.test(name??"")||code===22?"store_full":"store_denied"}function setAside(storage,text2){for(let number=1;number<=
MOST_ASIDE;number++){let key=`${STORE_KEY}.unread${number>1?`.${number}`:""}`,there=storage.getItem(key);if(there===text2)
return!0;if(there===null)try{return storage.setItem(key,text2),!0}catch{return!1}}return!1}function parse(text2){try{let value=JSON.
parse(text2);return isObject(value)&&value.khorgos===1&&Array.isArray(value.decks)?value:null}catch{return null}}var withIds=(deck,position)=>({
...deck,id:deck.id??`d${position}`,scenes:deck.scenes.map((scene,index)=>({...scene,id:scene.id??`s${position}.${index}`}))});
function load2(storage){let text2=null;try{text2=storage().getItem(STORE_KEY)}catch(fault){let message=storageMessage(fault);
return{stored:empty(),messages:[[message,{}]],text:null,stuck:!1}}if(text2===null)return{stored:empty(),messages:[],text:text2,
stuck:!1};let value=parse(text2),stored=empty(),faults=[],isPartly=!value;for(let[position,item]of(value?.decks??[]).entries()){
let reading=readDeck(item);faults.push(...reading.faults),reading.deck&&stored.decks.push(withIds(reading.deck,position)),
(!reading.deck||reading.faults.length)&&(isPartly=!0)}if(!isPartly)return{stored:{...stored,current:place2(value,stored)},
messages:[],text:text2,stuck:!1};let isAside=setAside(storage(),text2),summary=value?"store_part":"store_bad";return stored.
current=place2(value,stored),isAside&&!value&&storage().removeItem(STORE_KEY),{stored,messages:[[isAside?summary:"store_\
stuck",{}],...faults],text:isAside&&!value?null:text2,stuck:!isAside}}function place2(value,stored){let last=stored.decks.
length-1;return Number.isInteger(value?.current)?Math.max(0,Math.min(last,value?.current)):0}var UNDO_STEPS=30,contentOf=deck=>JSON.stringify(bare(deck)),keptScene=({address,title,note})=>({address,title,note,id:newId()}),
keptDeck=deck=>({...bare(deck),id:newId(),scenes:deck.scenes.map(keptScene)}),Library=class{#stored;#messages;#history=[];#storage;#onChange;#seen;#isStuck;#saved;constructor(storage,onChange){
this.#storage=storage,this.#onChange=onChange;let{stored,messages:messages2,text:text2,stuck}=load2(storage);this.#stored=
stored,this.#messages=messages2,this.#seen=text2,this.#saved=new Set(stored.decks.map(contentOf)),this.#isStuck=stuck}reload(){
this.#takeOver()&&this.#onChange()}all(){return this.#stored.decks}index(){return this.#stored.current}current(){return this.#stored.
decks[this.#stored.current]??null}deck(id){return this.#stored.decks.find(deck=>deck.id===id)??null}isFull(){return this.#stored.
decks.length>=LIMITS.decks}has(deck){return this.#stored.decks.some(kept=>contentOf(kept)===contentOf(deck))}messages(){
return this.#messages}say(messages2){this.#messages=[...messages2],this.#onChange()}put(deck,messages2){this.#takeOver();
let same=this.#stored.decks.findIndex(kept=>contentOf(kept)===contentOf(deck));if(same<0&&this.isFull())return this.say(
[["decks_full",{count:LIMITS.decks}]]),!1;this.#step(next=>{same<0&&next.decks.push(keptDeck(deck)),next.current=same<0?
next.decks.length-1:same});let storage=this.#messages.filter(([name])=>name.startsWith("store_"));return this.say([...messages2,
...storage]),!0}choose(index){let id=this.#stored.decks[index]?.id;this.#step(next=>{let now=next.decks.findIndex(deck=>deck.
id===id);now>=0&&(next.current=now)})}drop(){let id=this.current()?.id;this.#step(next=>{let index=next.decks.findIndex(
deck=>deck.id===id);index<0||(next.decks.splice(index,1),next.current=Math.max(0,Math.min(next.current,next.decks.length-
1)))})}rename(id,title){this.#step(next=>{let deck=next.decks.find(candidate=>candidate.id===id);deck&&(deck.title=makeDeck(
title,[]).title)})}add(scene,title){if(this.#takeOver(),(this.current()?.scenes.length??0)>=LIMITS.scenes)return null;let added=keptScene(
scene);return this.#step(next=>{next.decks[next.current]||(next.decks.push(keptDeck(makeDeck(title,[]))),next.current=next.
decks.length-1),next.decks[next.current].scenes.push(added)}),added}edit(id,changes){let isThere=!1;this.#step(next=>{for(let{
scenes}of next.decks){let index=scenes.findIndex(scene=>scene.id===id);if(index<0)continue;isThere=!0;let{address,title,
note}={...scenes[index],...changes};scenes[index]={...makeScene(address,title,note),id}}});let text2=changes.note??changes.
title;!isThere&&text2&&this.say([["scene_gone",{text:text2}]])}move(id,by){this.#inScenes(id,(scenes,index)=>{scenes[index+
by]&&([scenes[index],scenes[index+by]]=[scenes[index+by],scenes[index]])})}remove(id){this.#inScenes(id,(scenes,index)=>scenes.
splice(index,1))}canUndo(){return this.#history.length>0}undo(){this.#takeOver();let before2=this.#history.pop();before2!==
void 0&&(this.#stored=JSON.parse(before2),this.#messages=[],this.#write()),this.#onChange()}#inScenes(id,change){this.#step(
next=>{for(let{scenes}of next.decks){let index=scenes.findIndex(scene=>scene.id===id);index>=0&&change(scenes,index)}})}#takeOver(){
try{if(this.#isStuck||this.#storage().getItem(STORE_KEY)===this.#seen)return!1}catch{return!1}let{stored,messages:messages2,
text:text2,stuck}=load2(this.#storage),id=this.current()?.id,unsaved=this.#stored.decks.filter(deck=>!this.#saved.has(contentOf(
deck)));this.#saved=new Set(stored.decks.map(contentOf));let ids=new Set(stored.decks.map(deck=>deck.id));for(let deck of unsaved.
filter(mine=>!this.#saved.has(contentOf(mine))))stored.decks.push(ids.has(deck.id)?keptDeck(deck):deck);let now=stored.decks.
findIndex(deck=>deck.id===id);return this.#stored=now<0?stored:{...stored,current:now},this.#messages=messages2,this.#seen=
text2,this.#isStuck=stuck,this.#history.length=0,!0}#step(change){let isOther=this.#takeOver(),before2=JSON.stringify(this.#stored),
next=structuredClone(this.#stored);if(change(next),JSON.stringify(next)===before2){isOther&&this.#onChange();return}this.#history.
push(before2),this.#history.length>UNDO_STEPS&&this.#history.shift(),this.#stored=next,this.#messages=[],this.#write(),this.#onChange()}#write(){
let text2=JSON.stringify(this.#stored);try{let storage=this.#storage();if(this.#isStuck&&(this.#isStuck=!setAside(storage,
storage.getItem(STORE_KEY)??"")),this.#isStuck){this.#messages.push(["store_stuck",{}]);return}storage.setItem(STORE_KEY,
text2),this.#seen=text2,this.#saved=new Set(this.#stored.decks.map(contentOf))}catch(fault){this.#messages.push([storageMessage(
fault),{}])}}};var listeners2=[],decks=new Library(()=>localStorage,()=>{for(let listener of listeners2)listener()});function onDecks(listener){
listeners2.push(listener)}function followOtherTabs(){window.addEventListener("storage",event=>{event.key===STORE_KEY&&decks.
reload()})}function keyName({key,code,shiftKey}){if(/^[a-z]$/i.test(key))return key.toLowerCase();if(/^[0-9]$/.test(key)||key==="?")
return key;if(key==="？")return"?";let isOther=key==="Process"||key==="Unidentified"||key.length===1&&key>"~",digit=/^(?:Digit|Numpad)([0-9])$/.
exec(code??"");if(digit&&!shiftKey&&key.length===1)return digit[1];if(code==="Slash"&&!shiftKey&&(key==="."||isOther))return"\
/";if(!isOther)return key;if(digit)return shiftKey?key:digit[1];let letter=/^Key([A-Z])$/.exec(code??"");return letter?letter[1].
toLowerCase():key}var isCharacter=name=>name.length===1;function addDigit(digits2,digit,most){let all=Number(digits2+digit)<=
most?digits2+digit:digit,number=Number(all);return number<1||number>most?{digits:"",isComplete:!1}:{digits:all,isComplete:number*
10>most}}function seriesOf(traces){let series=[],strips=new Map,point=(data,curve,number,along)=>data&&typeof data=="object"&&"ro\
w"in data?[{curve,number,data,along}]:[];traces.forEach((trace,curve)=>{let{customdata}=trace;if(!customdata||trace.visible===
!1||trace.visible==="legendonly")return;if(trace.type==="heatmap"){customdata.forEach((cells,line2)=>{let key=[trace.xaxis,
trace.yaxis,trace.y[line2]].join(" "),strip=strips.get(key)??[];strips.has(key)||(strips.set(key,strip),series.push(strip)),
(cells??[]).forEach((data,column)=>{strip.push(...point(data,curve,[line2,column],trace.x[column]))})});return}let along=trace.
type==="treemap"?trace.labels:trace.orientation==="h"?trace.y:trace.x;series.push(customdata.flatMap((data,index)=>point(
data,curve,index,along?.[index])))});for(let points of strips.values())points.sort((a,b)=>a.number[1]-b.number[1]);return series.
filter(points=>points.length)}function beside2(points,from){let same=points.findIndex(point=>point.along===from.along);if(same>=
0)return same;let distance=point=>Math.abs(Number(point.along)-Number(from.along));return Number.isNaN(distance(points[0]))?
0:points.reduce((best,point,index)=>distance(point)<distance(points[best])?index:best,0)}var clamp=(value,last)=>Math.max(
0,Math.min(last,value));function within2(series,place5){let line2=clamp(place5.series,series.length-1);return{series:line2,
point:clamp(place5.point,series[line2].length-1)}}var STEPS={ArrowRight:[0,1],ArrowLeft:[0,-1],ArrowDown:[1,0],ArrowUp:[
-1,0]};function moved(series,place5,key){let step=STEPS[key];if(key!=="Home"&&key!=="End"&&!step)return null;let now=within2(
series,place5??{series:0,point:0}),points=series[now.series];if(key==="Home")return{series:now.series,point:0};if(key===
"End")return{series:now.series,point:points.length-1};if(!place5)return now;let[across,along]=step;if(series.length===1?
[across,along]=[0,across+along]:series.every(line2=>line2.length===1)&&([across,along]=[across+along,0]),along)return within2(
series,{series:now.series,point:now.point+along});let next=clamp(now.series+across,series.length-1);return next===now.series?
now:{series:next,point:beside2(series[next],points[now.point])}}function unmark(plot){for(let frame2 of plot.querySelectorAll(".read-cell"))frame2.remove();for(let mark2 of plot.querySelectorAll(
".read"))mark2.classList.remove("read")}function extentOf(axis,values2,index){let middle=axis.d2p(values2[index]),neighbour=values2.
length>1?axis.d2p(values2[index?index-1:1]):middle+axis._length,length=Math.abs(neighbour-middle);return[axis._offset+middle-
length/2,length]}function frameCell(plot,trace,[line2,column]){let axis=letter=>plot._fullLayout[`${letter}axis${(trace[`${letter}\
axis`]||letter).slice(1)}`],[x,width]=extentOf(axis("x"),trace.x,column),[y,height]=extentOf(axis("y"),trace.y,line2),cell2=svgElement(
"rect",{x,y,width,height,class:"read-cell"});plot.querySelector(".hoverlayer").append(cell2)}function mark(plot,point){unmark(
plot);let trace=plot._fullData[point.curve];if(trace.type==="treemap")for(let slice of plot.querySelectorAll("g.slice"))
slice.__data__?.data?.data?.i===point.number&&slice.querySelector("path").classList.add("read");else if(trace.type==="he\
atmap")frameCell(plot,trace,point.number);else{let points=[{curveNumber:point.curve,pointNumber:point.number}];window.Plotly.
Fx.hover(plot,points,(trace.xaxis||"x")+(trace.yaxis||"y"))}}var CACHED=40,byKeyboard=new WeakSet,places2=new WeakMap,fetched=new Map,cardOf2=frame2=>frame2.closest("article.card");
function tell(frame2,text2){frame2.querySelector(".plot-said").textContent=text2}var frameAt=event=>event.target instanceof
HTMLElement&&event.target.classList.contains("plot")?event.target:null;function release(frame2){let plot=plotOf(frame2);
places2.delete(frame2),tell(frame2,""),plot?._fullLayout&&(unmark(plot),plot._fullLayout._hoverlayer&&window.Plotly.Fx.unhover(
plot))}function textsOf(frame2){let address=addressIn(csvLinkOf(cardOf2(frame2))).replace(/^\/csv\//,"/points/"),cached=fetched.
get(address);if(cached)return cached;let oldest=fetched.keys().next().value;fetched.size>=CACHED&&oldest!==void 0&&fetched.
delete(oldest);let texts=fetchJson(address);return texts.catch(()=>fetched.delete(address)),fetched.set(address,texts),texts}
async function tellPoint(frame2,point){let text2=await textsOf(frame2).then(texts=>texts[point.data.row],()=>word("no_po\
ints"));places2.get(frame2)?.data===point&&tell(frame2,text2??"")}function handleKey2(event){let frame2=frameAt(event);if(!frame2||
event.defaultPrevented||event.altKey||event.ctrlKey||event.metaKey||event.shiftKey)return;let plot=plotOf(frame2),series=plot?.
_fullLayout?seriesOf(plot.data??[]):[];if(!series.length)return;let place5=places2.get(frame2);if(event.key==="Escape")release(
frame2);else if(event.key==="Enter"){if(!place5)return;event.preventDefault();let at=within2(series,place5);choosePoint(
chartOf(cardOf2(frame2)),series[at.series][at.point].data)}else{let next=moved(series,place5,event.key);if(!next)return;
event.preventDefault();let point=series[next.series][next.point];places2.set(frame2,{...next,data:point}),mark(plot,point),
tellPoint(frame2,point)}}function readByKeyboard(){document.addEventListener("keydown",handleKey2),document.addEventListener(
"focusin",event=>{let frame2=frameAt(event);frame2?.matches(":focus-visible")&&(byKeyboard.add(frame2),tell(frame2,word(
"read_keys")),textsOf(frame2).catch(()=>{}))}),document.addEventListener("focusout",event=>{let frame2=frameAt(event);frame2&&
(byKeyboard.delete(frame2),release(frame2))})}var isRead=frame2=>byKeyboard.has(frame2)||places2.has(frame2);var KEY3="khorgos.letters";function lettersWork(){try{return localStorage.getItem(KEY3)!=="off"}catch{return!0}}function setLettersWork(on){
try{localStorage.setItem(KEY3,on?"on":"off")}catch{}}function showKeys(){let dialog=makeSheet(word("keys"),"keys"),list=make(
"dl");for(let[key,effect]of Object.entries(frameWord("key_list"))){let term=make("dt");term.append(make("kbd",{textContent:key})),
list.append(term,make("dd",{textContent:effect}))}let box=make("input",{type:"checkbox",checked:lettersWork()});box.addEventListener(
"change",()=>setLettersWork(box.checked));let choice2=make("label",{className:"letters"});choice2.append(box,` ${word("l\
etters")}`),dialog.append(list,choice2),dialog.showModal()}var PAIRED="~",isPresenting=()=>!!document.documentElement.dataset.present,showOf=()=>shownPage().state.show||shownPage().
on_screen.join(PAIRED),titlesOf=()=>showOf().split(PAIRED).map(chart=>shownPage().cards[chart]?.title??"");function present(show5){
isPresenting()||(left={chart:show5,top:window.scrollY}),go(addressWith(show5===void 0?{present:"1"}:{present:"1",show:show5}))}
function leave2(){document.fullscreenElement&&document.exitFullscreen(),go(addressWith({present:"",show:""}))}async function toggleFullScreen(){
try{document.fullscreenElement?await document.exitFullscreen():await document.documentElement.requestFullscreen()}catch{
sayAndShow(word("no_full"))}}function focusedChart(){let card=document.activeElement?.closest("article.card"),chart=card?
chartOf(card):void 0;return chart===shownPage().on_screen[0]?void 0:chart}var left=null;function returnToChart(){let wasPresenting=!1,
stage3="";onShown((payload2,isOtherView)=>{let[chart]=payload2.on_screen,isPresent=payload2.state.present==="1";wasPresenting&&
!isPresent&&!isOtherView&&reveal2(stage3),isPresent||(left=null),wasPresenting=isPresent,stage3=chart})}function reveal2(chart){
let from=left;requestAnimationFrame(()=>{let card=cardOf(chart);!card||document.querySelector("dialog[open]")||(from?.chart===
chart?window.scrollTo(0,from.top):card.scrollIntoView({block:"start"}),focusQuietly(card.querySelector("[data-act=show]")??
card.querySelector("button")))})}function showNeighbour(by){let page=shownPage(),charts=Object.keys(page.cards),{show:show5}=requestedState(),
onScreen=show5?show5.split(PAIRED):page.state.show?charts.slice(0,1):page.on_screen,from=charts.indexOf(onScreen[by>0?onScreen.
length-1:0]),next=charts[from+by];next&&present(next)}function togglePair(){let[first,second]=shownPage().on_screen,charts=Object.
keys(shownPage().cards),other=charts[(charts.indexOf(first)+1)%charts.length];second?present(first):other!==first&&present(
first+PAIRED+other)}function keepInTab2(name,value){try{sessionStorage.setItem(name,JSON.stringify(value))}catch{}}function keptInTab(name){
try{return JSON.parse(sessionStorage.getItem(name)??"null")}catch{return null}}var KEY4="khorgos.walk",readPlace=value=>typeof value?.deck=="string"&&Number.isInteger(value.index)?value:null,place3=readPlace(
keptInTab(KEY4)?.place),asked2=readPlace(keptInTab(KEY4)?.asked),listeners3=[];function set(nextPlace,nextAsked){place3=
nextPlace,asked2=nextAsked,keepInTab2(KEY4,{place:place3,asked:asked2});for(let listener of listeners3)listener()}function onWalk(listener){
listeners3.push(listener)}var current2=()=>asked2&&!isAnswered()?asked2:place3;function find(from){let deck=decks.deck(from?.
deck);if(!from||!deck?.scenes.length)return null;let index=deck.scenes.findIndex(scene=>scene.id===from.scene);return{deck,
index:index<0?Math.min(from.index,deck.scenes.length-1):index}}var isWalking=()=>find(current2())!==null,isOnScreen=()=>shown()?.
address===place3?.address&&decks.deck(place3?.deck)?.scenes.some(scene=>scene.id===place3?.scene)===!0;function progress(){
let at=find(place3);if(!at||!place3)return null;let count2=at.deck.scenes.length;return{...at,count:count2,isOnScreen:isOnScreen(),
started:place3.started}}var isPlace=id=>current2()?.scene===id;function goToScene(deck,index){let scene=deck?.scenes[index];
if(!deck||!scene)return;let from=current2(),started2=from?.deck===deck.id?from.started:Date.now(),next={deck:deck.id,scene:scene.
id,index,address:scene.address,started:started2};isAnswered()&&shown()?.address===scene.address?set(next,null):(set(place3,
next),go(scene.address))}var startWalk=()=>goToScene(decks.current(),0);function returnToWalk(){let at=find(current2());
at&&goToScene(at.deck,at.index)}var jumpTo=number=>goToScene(deckToJumpIn(),number-1),sceneCount=()=>deckToJumpIn()?.scenes.
length??0,deckToJumpIn=()=>find(current2())?.deck??decks.current(),goToFirstScene=()=>goToScene(find(current2())?.deck??
null,0);function goToLastScene(){let at=find(current2());at&&goToScene(at.deck,at.deck.scenes.length-1)}var endWalk=()=>set(
null,null);function goOn(by){let at=find(current2());at?isAnswered()&&!isOnScreen()?returnToWalk():goToScene(at.deck,Math.
max(0,Math.min(at.deck.scenes.length-1,at.index+by))):showNeighbour(by)}function keepPlaceInStep(){onShown(payload2=>{if(!asked2){
set(place3,null);return}let{path,query}=payload2.asked,isAsked2=asked2.address===(query?`${path}?${query}`:path);set(isAsked2?
{...asked2,address:payload2.address}:asked2,null)}),onDecks(()=>{let at=find(place3);shown()&&set(at&&place3?{...place3,
index:at.index}:place3,asked2)})}var KEY5="khorgos.stage",KEYS=/^(Arrow(Left|Right)|Page(Up|Down)|Home|End|Enter|[0-9br])$/,stage="",channel=null,pictured="";
function place4(){let at=progress(),scene=at?.deck.scenes[at.index],next=at?.deck.scenes[at.index+1],titles=titlesOf().join(
" / ");return{kind:"place",number:at?at.index+1:0,count:at?.count??0,title:at?.isOnScreen&&scene?.title||titles,note:scene?.
note??"",isAway:at?!at.isOnScreen:!1,isPresenting:isPresenting(),next:next?{address:next.address,title:next.title||next.
address}:null,started:at?.started??0}}function tell2(){if(!channel||!shown())return;let message=place4();channel.postMessage(
message),message.next&&picture(message.next.address)}async function picture(address){if(!(pictured===address||!isAnswered())){
pictured=address;try{let pictures=await pictureOf(address);channel?.postMessage({kind:"picture",address,pictures})}catch{
pictured=""}}}function connect(act){channel||typeof BroadcastChannel>"u"||(channel=new BroadcastChannel(`khorgos.present\
er.${stage}`),channel.onmessage=({data})=>{data?.kind==="hello"?(pictured="",tell2()):data?.kind==="key"&&KEYS.test(data.
name)&&act(data.name)})}var actOn=()=>{};function openNotes(){stage||=String(Date.now()),keepInTab2(KEY5,stage),connect(
actOn);let address=`/presenter?lang=${frameLanguage()}#${stage}`,view=window.open(placed(address),`khorgos-${stage}`,"po\
pup,width=960,height=680");view?view.focus():sayAndShow(word("notes_blocked"))}function talkToNotes(act){actOn=act,stage=
String(keptInTab(KEY5)??""),stage&&connect(act),onWalk(tell2),window.addEventListener("pagehide",()=>channel?.postMessage(
{kind:"bye"}))}function textButton(name,onclick,look=""){let button2=make("button",{className:`button ${look}`,textContent:word(name),onclick});
return button2.dataset.name=name,button2}function signButton(sign,name,number,onclick,disabled=!1){let button2=make("but\
ton",{className:"button",textContent:sign,onclick,disabled});return button2.setAttribute("aria-label",word(name,{number})),
button2.dataset.name=name+number,button2}function textField(kind,{label,name,value,most,keep,ignored:ignored2}){let field2=make(
kind,{className:"deck-field",value,maxLength:most,placeholder:label});field2.setAttribute("aria-label",label),field2.dataset.
name=name;let saved=value;field2.dataset.saved=value;let read=()=>{ignored2()||field2.value===saved||(saved=field2.value,
field2.dataset.saved=saved,keep(saved))};return field2.addEventListener("change",read),field2.addEventListener("blur",read),
field2 instanceof HTMLTextAreaElement&&(field2.rows=1),field2}var TOKENS=["--ground","--paper","--ink","--muted","--rule","--accent","--font"],STYLE=`
:root{color-scheme:light}*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.45 \
var(--font)}
.deck-page{display:none;height:calc(100vh - 2.6rem);overflow:auto;padding:1.5vh 3vw;background:var(--paper);flex-directi\
on:column}
.deck-page.now,.no-script .deck-page{display:flex}header{display:flex;align-items:center;gap:.5rem;height:2.6rem;padding\
:0 3vw;border-bottom:1px solid var(--rule)}h1{flex:1 1 0;font-size:1rem;line-height:1.2;margin:0;max-height:2.4rem;overf\
low:hidden}
header button{font:inherit;min-width:2.6rem;min-height:2rem;border:1px solid var(--muted);border-radius:2px;background:v\
ar(--paper);color:var(--ink);cursor:pointer}.no-script header button{display:none}h2{font-size:min(4.4vh,3vw);margin:0 0\
 1vh;line-height:1.2}
h3{margin:0;font-size:min(3vh,2vw)}p{margin:0}.page-cards{display:flex;gap:2vw;flex:1 1 0;min-height:16rem}.page-card{fl\
ex:1;min-width:0;display:flex;flex-direction:column}
img{width:100%;flex:1 1 0;min-height:0;object-fit:contain;object-position:left top}.page-top,.page-small,.page-source,.p\
age-foot{color:var(--muted);font-size:.85rem}
.page-note{border-left:3px solid var(--accent);padding-left:.7rem;margin:1vh 0}.page-foot{margin-top:auto;padding-top:1v\
h}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(max(14rem,26vw),1fr));gap:2vh 2vw;padding:2vh 0}.tile{b\
order-top:2px solid var(--ink)}.tile-value{font-size:2rem;font-weight:600}
.tile-line{display:block;width:100%;height:1.75rem;overflow:visible}.tile-line path{fill:none;vector-effect:non-scaling-\
stroke;stroke:var(--muted);stroke-width:1.5px;stroke-linecap:round}
.tile-line .line-bridge{stroke-dasharray:1 3}.tile-line .line-zero{stroke:var(--rule)}.tile-line .line-dot{stroke:var(--\
ink);stroke-width:6px}
.page-empty{font-size:1.3rem;padding:6vh 0}@media (max-width:50rem){.deck-page{height:auto;min-height:calc(100vh - 2.6re\
m)}header{position:sticky;top:0;background:var(--ground)}h2{font-size:1.25rem}h3{font-size:1rem}.page-cards{flex-directi\
on:column;flex:none}.page-card,img{flex:none}.page-card{overflow-x:auto}img{width:45rem}.tiles{grid-template-columns:1fr\
 1fr}.tile-value{font-size:1.5rem}.page-foot{overflow-wrap:anywhere}}
@media print{.deck-page{display:flex!important;break-after:page;height:186mm;overflow:hidden}header{display:none}@page{s\
ize:A4 landscape;margin:10mm}}`;function fileStyle(){let sample=make("div",{className:"deck-page",hidden:!0});document.body.
append(sample);let computed=getComputedStyle(sample),tokens=TOKENS.map(token2=>`${token2}:${computed.getPropertyValue(token2).
trim()}`);return sample.remove(),`:root{${tokens.join(";")}}${STYLE}`}function walk(){let pages=[...document.querySelectorAll(
".deck-page")],now=0;function show5(index){now=Math.max(0,Math.min(pages.length-1,index)),pages.forEach((page,place5)=>{
page.classList.toggle("now",place5===now)}),document.getElementById("at").textContent=`${now+1} / ${pages.length}`,scrollTo(
0,0)}document.addEventListener("click",({target})=>{target instanceof HTMLButtonElement&&show5(now+Number(target.dataset.
by))}),document.addEventListener("keydown",event=>{if(event.target instanceof HTMLButtonElement&&event.key===" "||event.
ctrlKey||event.metaKey||event.altKey)return;let step={ArrowRight:1,PageDown:1," ":1,ArrowLeft:-1,PageUp:-1}[event.key];step?
(event.preventDefault(),show5(now+step)):event.key==="Home"?show5(0):event.key==="End"&&show5(pages.length-1)}),document.
body.classList.remove("no-script"),show5(0)}var WALK=`(${walk})();`;var POLICY="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'",fileNameOf=(deck,ending)=>`\
khorgos-${fileStem(deck.title,"deck")}.${ending}`;function saveDeck(deck){let name=fileNameOf(deck,"khorgos.json");return download(
JSON.stringify(bare(deck),null,1),"application/json",name),name}function stepButton(sign,label,by){let button2=make("but\
ton",{textContent:sign,title:label});return button2.setAttribute("aria-label",label),button2.dataset.by=String(by),button2}
async function saveTakeaway(deck,withNotes2){let{pages,faults}=await pagesOf(deck,withNotes2),file=document.implementation.
createHTMLDocument(deck.title);file.documentElement.lang=document.documentElement.lang||"en";let charset=file.createElement(
"meta");charset.setAttribute("charset","utf-8");let policy=Object.assign(file.createElement("meta"),{httpEquiv:"Content-\
Security-Policy",content:POLICY}),viewport=Object.assign(file.createElement("meta"),{name:"viewport",content:"width=devi\
ce-width, initial-scale=1"});file.head.prepend(charset,policy,viewport),file.head.append(make("style",{textContent:fileStyle()}));
let date=new Date().toISOString().slice(0,10),bar=make("header");bar.append(make("h1",{textContent:`${deck.title} · ${word(
"by_present",{date})}`}),stepButton("←",word("scene_before"),-1),make("span",{id:"at"}),stepButton("→",word("scene_a\
fter"),1));let script=file.createElement("script");script.textContent=WALK,file.body.className="no-script",file.body.append(
bar,...pages,script);let name=fileNameOf(deck,"html");return download(`<!doctype html>
${file.documentElement.outerHTML}`,"text/html",name),[["taken",{name}],...faults]}async function copyDeckLink(deck){let code=encode(deck);if(code.length>LIMITS.link){decks.say([["link_long",{}]]);return}
let copied=await copyText(`${origin()}/#deck=${code}`);decks.say([[copied?"link_copied":"not_allowed",{}]])}function saveDeckFile(deck){
decks.say([["taken",{name:saveDeck(deck)}]])}async function takeAway(deck,withNotes2){decks.say(await saveTakeaway(deck,
withNotes2))}async function printDeck(deck,withNotes2){decks.say(await layOutForPrint(deck,withNotes2)),window.print()}var readFile=async file=>file.
size>LIMITS.text?tooLarge():readText(await file.text());function takeDeckFromAddress(){let code=location.hash.match(/^#deck=(.*)$/)?.[1];
return code===void 0?null:(replaceAddress(hereAddress()),decode(code))}function readReadyDeck(deck){let lang=shown()?.state.
lang,scenes=deck.scenes.map(scene=>{let url=new URL(scene.address,location.origin);return setParameter(url,"lang",lang,frame()),
{...scene,address:addressOf(url)}});return readDeck({...deck,scenes})}async function check(deck){let faults=[],scenes=await Promise.
all(deck.scenes.map(async(scene,index)=>{let number=index+1;try{let{notices,address}=await fetchAddress(scene.address,{scene:!0});
for(let why of notices)faults.push({number,message:["scene_told",{number,why}]});return{...scene,address}}catch{return faults.
push({number,message:["scene_unchecked",{number}]}),scene}}));return faults.sort((a,b)=>a.number-b.number),{deck:{...deck,
scenes},faults:faults.map(({message})=>message)}}var waiting=null,deckInWaiting=()=>waiting?.deck??null;function acceptDeck(){
waiting&&decks.put(waiting.deck,waiting.messages)&&(waiting=null,decks.say(decks.messages()))}function refuseDeck(){waiting=
null,decks.say([])}async function takeIn({deck,faults},{ask:ask4=!1}={}){if(!deck){decks.say(faults);return}if(!deck.scenes.
length){decks.say([["deck_nothing",{}],...faults]);return}let checked=await check(deck),told=[...faults,...checked.faults],
count2=deck.scenes.length,messages2=[[count2===1?"deck_opened_one":"deck_opened",{title:deck.title,count:count2}],...told];
decks.has(checked.deck)||!(ask4||decks.isFull())?(waiting=null,decks.put(checked.deck,messages2)):(waiting={deck:checked.
deck,messages:messages2},decks.say(told))}var panel=null,isDrawing=!1,isPressed=!1,isDue2=!1,ignored=()=>isDrawing,closeAnd=leave3=>()=>{panel?.close(),leave3()};
function sceneRow(scene,index,count2){let number=index+1,{id}=scene,title=textField("input",{label:word("scene_title",{number}),
name:`title-${id}`,value:scene.title,most:LIMITS.title,keep:value=>decks.edit(id,{title:value}),ignored}),note=textField(
"textarea",{label:word("scene_note",{number}),name:`note-${id}`,value:scene.note,most:LIMITS.note,keep:value=>decks.edit(
id,{note:value}),ignored}),tools=make("div",{className:"deck-tools"});tools.append(signButton("▶","open_scene",number,
closeAnd(()=>goToScene(decks.current(),index))),signButton("↑","up",number,()=>decks.move(id,-1),index===0),signButton(
"↓","down",number,()=>decks.move(id,1),index===count2-1),signButton("×","remove",number,()=>decks.remove(id)));let row=make(
"li",{className:"deck-scene"});return row.append(title,tools,note),row}function chooser(){let list=make("select",{className:"\
deck-field"});return list.setAttribute("aria-label",word("deck_choose")),list.dataset.name="choose",list.append(...decks.
all().map(({title},index)=>make("option",{value:String(index),textContent:title||word("deck_name"),selected:index===decks.
index()}))),list.addEventListener("change",()=>decks.choose(Number(list.value))),list}function messages(){let box=make("\
div",{className:"notices",role:"status"});return box.append(...decks.messages().map(([name,values2])=>make("p",{textContent:word(
name,values2)}))),box}function fileButton(){let label=make("label",{className:"button deck-file",textContent:`${word("lo\
ad")} `}),input=make("input",{type:"file",accept:".json,application/json"});return input.addEventListener("change",async()=>{
let file=input.files?.[0];file&&takeIn(await readFile(file))}),label.append(input),label}function readyDecks(){let row=make(
"div",{className:"deck-row"});return row.append(make("h3",{textContent:word("ready")}),...frameWord("ready_decks").map(deck=>make(
"button",{className:"button",textContent:deck.title,onclick:()=>takeIn(readReadyDeck(deck))}))),row}var withNotes=!1;function notesChoice(){
let box=make("input",{type:"checkbox",checked:withNotes});box.dataset.name="with_notes",box.addEventListener("change",()=>{
withNotes=box.checked});let label=make("label",{className:"letters"});return label.append(box,` ${word("with_notes")}`),
label}function sceneList(deck){let ways=make("div",{className:"deck-row"});ways.append(textButton("start",closeAnd(startWalk),
"strong"),...Object.entries({print:printDeck,take:takeAway,copy:copyDeckLink,save:saveDeckFile}).map(([name,send])=>textButton(
name,()=>send(decks.current()??deck,withNotes)))),deck.scenes.some(({note})=>note)&&ways.append(notesChoice());let list=make(
"ol",{className:"deck-scenes"});return list.append(...deck.scenes.map((scene,index)=>sceneRow(scene,index,deck.scenes.length))),
[ways,list]}function offerOf(deck){let box=make("div",{className:"deck-offer"}),values2={title:deck.title||word("deck_na\
me"),count:deck.scenes.length},row=make("div",{className:"deck-row"});return row.append(textButton("offer_take",acceptDeck,
"strong"),textButton("offer_leave",refuseDeck)),box.append(make("p",{textContent:word("offer",values2)})),decks.isFull()&&
box.append(make("p",{textContent:word("decks_full",{count:LIMITS.decks})})),box.append(row),box}function bodyOf2(){let deck=decks.
current(),top=make("div",{className:"deck-row"});decks.all().length>1&&top.append(chooser()),top.append(textButton("new",
()=>decks.put(makeDeck(word("deck_name"),[]),[]))),deck&&top.append(textButton("drop",()=>decks.drop())),decks.canUndo()&&
top.append(textButton("undo",()=>decks.undo()));let body=make("div",{className:"deck-body"}),offered2=deckInWaiting();if(body.
append(messages(),...offered2?[offerOf(offered2)]:[],top),deck){let title=textField("input",{label:word("deck_title"),name:`\
deck-${deck.id}`,value:deck.title,most:LIMITS.title,keep:value=>decks.rename(deck.id,value),ignored});body.append(title)}
return deck?.scenes.length?body.append(...sceneList(deck)):body.append(make("p",{className:"deck-empty",textContent:word(
"deck_empty")})),body.append(fileButton(),readyDecks()),body}function restoreFocus(dialog,before2,wasTyping){let name=before2.
dataset.name;if(!name)return;let again=dialog.querySelector(`[data-name="${name}"]:not(:disabled)`);if(again instanceof HTMLElement)
if(wasTyping){let[from,to]=[before2,again];to.value=from.value,to.focus(),to.setSelectionRange(from.selectionStart,from.
selectionEnd)}else again.focus();else{if(wasTyping){let{value,dataset}=before2;value!==dataset.saved&&decks.say([["scene\
_gone",{text:value}]])}(dialog.querySelector('[data-name="undo"]')??dialog.querySelector("button")).focus()}}function draw2(){
if(!panel?.open||(isDue2=isPressed,isDue2))return;let focused=document.activeElement,wasTyping=panel.contains(focused)&&
!!focused?.matches("input.deck-field, textarea"),body=bodyOf2();isDrawing=!0,panel.querySelector(".deck-body")?.replaceWith(
body),isDrawing=!1,focused instanceof HTMLElement&&restoreFocus(panel,focused,wasTyping)}function openPanel2(){panel?.open||
(panel=makeSheet(word("deck"),"deck"),panel.append(make("div",{className:"deck-body"})),panel.addEventListener("close",()=>{
withNotes=!1}),panel.showModal()),draw2()}function openDeckOfAddress(){let reading=takeDeckFromAddress();reading&&(openPanel2(),
takeIn(reading,{ask:!0}))}function keepPanelInStep(){document.addEventListener("pointerdown",()=>{isPressed=!0},!0);for(let end of[
"pointerup","pointercancel"]){let release2=()=>{isPressed=!1,isDue2&&draw2()};document.addEventListener(end,()=>setTimeout(
release2),!0)}onDecks(draw2),window.addEventListener("hashchange",openDeckOfAddress)}function showOverview(){let deck=decks.current();if(!deck?.scenes.length){openPanel2();return}let dialog=makeSheet(deck.
title,"overview"),list=make("ol",{className:"scene-list"});deck.scenes.forEach((scene,index)=>{let button2=make("button",
{className:"button",textContent:scene.title||scene.address,onclick:()=>{dialog.close(),goToScene(decks.current(),index)}});
isPlace(scene.id)&&button2.setAttribute("aria-current","step");let item=make("li");item.append(button2),list.append(item)}),
dialog.append(list),dialog.showModal(),(list.querySelector("[aria-current]")??list.querySelector("button")).focus()}var KEY6="khorgos.pins",MOST=4,pins=Array.isArray(keptInTab(KEY6))?keptInTab(KEY6).slice(0,MOST):[];function togglePin(){
let text2=byId("picked-text").textContent;if(!text2||byId("picked").hidden)return;let index=pins.findIndex(pin=>pin.text===
text2);index>=0?pins.splice(index,1):pins=[...pins,{text:text2,where:pickedUnder()}].slice(-MOST),showPins()}function unpin(index){
pins.splice(index,1),showPins();let buttons=document.querySelectorAll("#pins button");focusQuietly(buttons[Math.min(index,
buttons.length-1)]??byId("main"))}function pinCard({text:text2,where},index){let texts=make("div");texts.append(make("p",
{className:"pin-text",textContent:String(text2)}),make("p",{className:"pin-where",textContent:String(where)}));let button2=make(
"button",{className:"button",textContent:"×",onclick:()=>unpin(index)});button2.setAttribute("aria-label",word("unpin"));
let card=make("div",{className:"pin"});return card.append(texts,button2),card}function showPins(){keepInTab2(KEY6,pins),
document.getElementById("pins")?.replaceChildren(...pins.map(pinCard))}var waiting2=null;function addScene(chart){if(waiting2=isAnswered()?null:{chart},waiting2)return;let show5=chart??showOf(),
title=chart===void 0?titlesOf().join(" / "):shownPage().cards[chart]?.title,scene=makeScene(addressWith({present:"1",show:show5}),
title),added=decks.add(scene,word("deck_name")),count2=added?decks.current()?.scenes.length:LIMITS.scenes;added&&!isPresenting()?
annotate(added):sayAndShow(word(added?"scene_added":"deck_full",{count:count2}))}function addWaitingScene(){waiting2&&addScene(
waiting2.chart)}function annotate({id,title}){let count2=decks.current()?.scenes.length,dialog=makeSheet(word("scene_add\
ed",{count:count2}),"added"),ignored2=()=>!1,titleField=textField("input",{label:word("scene_title",{number:count2}),name:"\
title",value:title,most:LIMITS.title,keep:value=>decks.edit(id,{title:value}),ignored:ignored2}),noteField=textField("te\
xtarea",{label:word("scene_note",{number:count2}),name:"note",value:"",most:LIMITS.note,keep:value=>decks.edit(id,{note:value}),
ignored:ignored2}),close2=()=>dialog.close(),isUndone=!1,row=make("div",{className:"deck-row"});row.append(textButton("d\
one",close2,"strong"),textButton("start",()=>{close2(),startWalk()}),textButton("undo",()=>{isUndone=!0,close2(),decks.remove(
id)})),dialog.addEventListener("close",()=>{if(!isUndone)for(let field2 of[titleField,noteField])field2.dispatchEvent(new Event(
"change"))}),dialog.append(titleField,noteField,row),titleField.enterKeyHint="next";let goOnToNote=event=>{event.key!=="\
Enter"||event.isComposing||(event.preventDefault(),noteField.focus())};titleField.onkeydown=goOnToNote,dialog.show(),closeOutside(
dialog),titleField.focus(),titleField.select()}var BUTTONS={present:()=>present(),leave:leave2,previous:()=>goOn(-1),next:()=>goOn(1),full:toggleFullScreen,keys:showKeys,
notes:openNotes,add:button2=>addScene(chartOfButton(button2)),pin:togglePin,deck:openPanel2,show:button2=>{isSameView()&&
present(button2.dataset.chart)}};function chartOfButton(button2){let card=button2.closest("article.card");return button2.
dataset.chart??(card?chartOf(card):void 0)}var ANYWHERE={p:()=>{requestedState().present?leave2():present(focusedChart())},
"?":showKeys,"/":focusSearch,o:showOverview,k:togglePin,a:()=>addScene(isPresenting()?void 0:focusedChart()),n:openNotes,
r:()=>{isWalking()&&returnToWalk()},d:openPanel2},ON_STAGE={b:toggleBlank,f:toggleFullScreen,s:togglePair,Escape:leave2,
ArrowRight:()=>goOn(1),PageDown:()=>goOn(1),ArrowLeft:()=>goOn(-1),PageUp:()=>goOn(-1),Home:goToFirstScene,End:goToLastScene,
Enter:jump},PAUSE2=900,digits="",timer6=0;function jump(){clearTimeout(timer6),digits&&jumpTo(Number(digits)),digits=""}
function takeDigit(digit){clearTimeout(timer6);let next=addDigit(digits,digit,sceneCount());digits=next.digits,next.isComplete?
jump():digits&&(timer6=setTimeout(jump,PAUSE2))}function actionOf(name){let isStage=isPresenting()||isWalking();if(/^[0-9]$/.
test(name))return isStage?()=>takeDigit(name):void 0;if(!(name==="Enter"&&!digits))return ANYWHERE[name]??(isPresenting()?
ON_STAGE[name]:void 0)}function actOn2(name){shown()&&(isBlank()?toggleBlank():actionOf(name)?.())}function isClosedSelect(target){
return target.matches("input[readonly], input[aria-haspopup=listbox]")&&![...document.querySelectorAll("[role=listbox]")].
some(isVisible)}var takesKeys=target=>isVisible(target)&&target.closest("input, textarea, select, [contenteditable], dia\
log, [role=dialog], [role=menu], [role=listbox]")!==null;function belongsToChart(target,key){return/^(Arrow|Home|End)/.test(
key)?target.closest(".plot")!==null&&(!isPresenting()||isRead(target)):!1}function handleKey3(event){if(event.defaultPrevented||
event.isComposing||event.ctrlKey||event.metaKey||event.altKey)return;let name=keyName(event),isLetter=isCharacter(name);
if(isLetter&&!lettersWork())return;let target=event.target instanceof Element?event.target:document.body;if(takesKeys(target)&&
!(isLetter&&isClosedSelect(target))||document.querySelector("dialog[open]")||!shown())return;if(isBlank()){event.preventDefault(),
toggleBlank();return}if(belongsToChart(target,name))return;let act=actionOf(name);act&&(event.preventDefault(),act())}function answerKeysAndButtons(){
document.addEventListener("keydown",handleKey3),document.addEventListener("click",event=>{let button2=closest(event,"[da\
ta-act]");button2&&shown()&&BUTTONS[button2.dataset.act??""]?.(button2)})}function show4(code){let page=shownPage(),slug=Object.entries(frame().places).find(([,place5])=>place5===code)?.[0],isPageOfCountry=viewOf(
page.address.split("?")[0])==="country";if(page.by_country&&(slug||!isPageOfCountry)){go(addressWith({country:code,present:"\
1"}));return}let url=new URL(`${slug?`/country/${slug}`:"/"}?present=1`,location.origin),state=requestedState(),fields=fieldsToCarry(
state,frame()).filter(field2=>field2!=="country");carry(url,fields,state,frame()),go(addressOf(url))}function offerCountries(){
onShown(payload2=>{let place5=document.querySelector(".ribbon-buttons");if(!place5)return;let select=place5.querySelector(
"select");select||(select=make("select",{className:"button"}),select.setAttribute("aria-label",word("another_country")),
select.append(make("option",{value:"",textContent:word("another_country")}),...Object.entries(frameWord("countries")).map(
([value,textContent])=>make("option",{value,textContent}))),select.addEventListener("change",({target})=>{let list=target;
list.value&&show4(list.value),list.value="",list.blur()}),place5.querySelector("[data-act=next]")?.after(select));for(let option of select.
options)option.hidden=option.value!==""&&option.value===payload2.state.country})}var barParts=null;function backBar(){if(!barParts){let bar=make("div",{className:"back-to-deck",hidden:!0}),back=make("b\
utton",{className:"button strong",onclick:returnToWalk}),end=make("button",{className:"button",onclick:endWalk});bar.append(
back,end),barParts={bar,back,end}}return barParts}function ownTitle(){let at=progress(),title=at?.isOnScreen?at.deck.scenes[at.
index].title:"";return sameText(title,titlesOf().join(" / "))?"":title}function tellPlace(){let line2=document.getElementById(
"ribbon-scene"),page=shown();if(!line2||!page)return;let at=progress(),{bar,back,end}=backBar(),isAway=at!==null&&!at.isOnScreen;
bar.hidden=!isAway,document.documentElement.toggleAttribute("data-away",isAway);let values2=at?{number:at.index+1,count:at.
count}:{};line2.textContent=at?.isOnScreen?word("scene_at",values2):"";let title=byId("scene-title");title.textContent=ownTitle(),
title.hidden=!title.textContent,back.textContent=isAway?word("scene_back",values2):"",end.textContent=isAway?word("scene\
_end"):"",page.state.present==="1"?line2.after(bar):bar.parentElement!==document.body&&document.body.append(bar)}function showPlace(){
onWalk(tellPlace),onShown(tellPlace)}function uncover(){closeDrawer(),closeSheet()&&document.activeElement===document.body&&focusQuietly(byId("main"))}function startPresenting(){
answerKeysAndButtons(),followOtherTabs(),keepPanelInStep(),keepPlaceInStep(),showPlace(),offerCountries(),returnToChart(),
talkToNotes(actOn2),onShown((payload2,isOtherView)=>{isOtherView&&uncover(),payload2.state.present!=="1"&&endBlank(),addWaitingScene(),
showPins(),openDeckOfAddress()})}var root7=document.documentElement,words3=JSON.parse(root7.dataset.words??"{}"),word2=(name,values2)=>fill(words3[name]??
"",values2),stage2=null,started=0,restarted=0;function duration(seconds){let two=value=>String(value).padStart(2,"0"),minutes=Math.
floor(seconds/60),rest2=`${two(minutes%60)}:${two(seconds%60)}`;return minutes<60?rest2:`${Math.floor(minutes/60)}:${rest2}`}
function tick(){let now=new Date,since=Math.max(started,restarted);byId("elapsed").textContent=since?duration(Math.max(0,
Math.floor((now.getTime()-since)/1e3))):"00:00",byId("time").textContent=now.toLocaleTimeString(root7.lang,{hour:"2-digi\
t",minute:"2-digit",hourCycle:"h23"})}function draw3(){let place5=stage2;byId("state").textContent=place5?place5.isAway?
word2("notes_away",{number:place5.number,count:place5.count}):place5.count?word2("scene_at",{number:place5.number,count:place5.
count}):word2("notes_no_deck"):word2("notes_alone"),byId("now").textContent=place5?.title??"",byId("note").textContent=place5?.
note||(place5?.count?word2("notes_none"):""),byId("next").textContent=place5?.next?.title??(place5?.count?word2("notes_l\
ast"):""),byId("return").hidden=!place5?.isAway,started=place5?.started??0,tick()}function drawPictures(urls){byId("pict\
ures").replaceChildren(...urls.map(src=>make("img",{src,alt:""})))}function startPresenterView(){let channel2=new BroadcastChannel(
`khorgos.presenter.${location.hash.slice(1)}`),send=name=>channel2.postMessage({kind:"key",name}),pictured2="";channel2.
onmessage=({data})=>{data?.kind==="place"?(stage2=data,stage2?.next?.address!==pictured2&&drawPictures([]),draw3()):data?.
kind==="picture"&&data.address===stage2?.next?.address?(pictured2=data.address,drawPictures(data.pictures)):data?.kind===
"bye"&&(stage2=null,draw3())},document.addEventListener("click",event=>{let button2=event.target instanceof Element?event.
target.closest("button"):null;button2?.dataset.key&&send(button2.dataset.key),button2?.id==="restart"&&(restarted=Date.now(),
tick())}),document.addEventListener("keydown",event=>{if(event.ctrlKey||event.metaKey||event.altKey||event.isComposing)return;
let name=keyName(event);if(event.target instanceof HTMLButtonElement&&(name==="Enter"||name===" "))return;let key=name===
" "?"ArrowRight":name;/^(Arrow(Left|Right)|Page|Home|End|Enter)|^[0-9br]$/.test(key)&&(event.preventDefault(),send(key))}),
setInterval(tick,500),draw3(),channel2.postMessage({kind:"hello"})}window.dash_clientside=Object.assign(window.dash_clientside??{},{address:{open,fromControls,clear},quote:callbacks});window.
khorgos={shown,go,drawAll,decks,pauses:PAUSES};document.documentElement.dataset.words?startPresenterView():start();function start(){
loadPages(),followSystemTheme(),answerRetryButton(),answerOpeners(),keepFilterBarInStep(),answerCardButtons(),answerTableButtons(),
answerCodeItems(),drawWhatIsNeeded(),answerPictureItems(),answerMenuButtons(),startPresenting(),layOutWhatIsPrinted(),startProjects(),
answerQuoteLinks(),passTreemapRoots(),readByKeyboard(),followLinks(),followChoices(),foresee(),findProducts()}})();
