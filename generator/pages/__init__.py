"""The pages of the site, one file per page type, found by discovery.

A page type is a module with one function marked `@page_type`; it takes the `Edition` and yields pages.
"""
