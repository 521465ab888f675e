"""The license of text, diagrams and data, as LICENSE-CONTENT has it, for `json_ld` and the book."""

NAME = "Creative Commons Attribution 4.0 International"
URL = "https://creativecommons.org/licenses/by/4.0/"
