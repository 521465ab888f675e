"""The data as JSON for programs, everything below api/v1/, in the published `shapes`."""
