-- What the first hundred units of the last layer respond to, as pictures, twenty to a row.
WITH last AS (SELECT max(layer) AS layer FROM layer_features)
SELECT unit % 20 AS x, unit // 20 AS y, list(weight ORDER BY pixel) AS tile, 'diverging' AS ink
FROM layer_features JOIN last USING (layer)
GROUP BY unit ORDER BY unit
