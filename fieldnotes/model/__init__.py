"""What the data files may say: typed, frozen values without file access.

Each module has the shapes of one kind of YAML file under data/; `schema` writes them as JSON
Schemas. Keys of the files are fields, everything computed from them is a method or property.
"""
