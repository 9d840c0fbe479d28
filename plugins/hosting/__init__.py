"""What a web server is told of the finished site: headers, redirects, logs, compressed files, security.txt."""
