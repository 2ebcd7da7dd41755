"""Charts of new energy: electric vehicles, batteries, solar panels and the like from China."""
