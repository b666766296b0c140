SELECT label, max(images) FILTER (split = 'train') AS train, max(images) FILTER (split = 'evaluated') AS evaluated FROM dataset_classes GROUP BY label ORDER BY label
