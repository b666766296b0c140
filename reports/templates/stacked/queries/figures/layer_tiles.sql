-- The first hundred units of each of the two layers that softmax stands on before fine-tuning, ten to a row: the first seed.
WITH first AS (SELECT min(seed) AS seed FROM arms_layer_features WHERE arm = 'layer-2'),
tiles AS (
  SELECT layer, unit, list(weight ORDER BY pixel) AS tile FROM arms_layer_features JOIN first USING (seed)
  WHERE arm = 'layer-2' AND layer <= 2 GROUP BY layer, unit
)
SELECT layer::INTEGER AS layer, 'Layer ' || layer AS title, unit % 10 AS x, unit // 10 AS y, tile, 'diverging' AS ink FROM tiles ORDER BY layer, unit
