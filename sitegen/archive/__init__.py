"""Archives beyond one folder: claims in Parquet by shards of articles, read by many processes, merged outside of memory."""
