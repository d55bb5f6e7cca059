"""The web application: pages, their JSON twins, and what keeps them safe to serve."""
