"""Evidence and AWS's models in, what no longer agrees out. No site, no pages."""
