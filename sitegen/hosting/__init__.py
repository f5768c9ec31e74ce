"""A finished site onto a host: a folder, a git branch, S3-compatible storage, another machine by rsync.

`plan` compares the output with what stands at the target; `send` carries the plan out, one target behind each `Host`.
"""
