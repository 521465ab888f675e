"""The site on Amazon S3 and CloudFront, as deploy/site.yml sets it up.

- `files`: the built files as objects, each with its type and its time in caches
- `plan`: what a deployment has to do
- `stack`: where the stack says the site goes, and errors in one line
"""
