"""What a web server is told of the site: headers, redirects, logs, compressed files, security.txt."""
