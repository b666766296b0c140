SELECT printf('%d of %d learners train at least twice as fast here', count(*) FILTER (WHERE ratio >= 2), count(*))
       || CASE WHEN min(ratio) >= 2 THEN printf(', the slowest %.1f times.', min(ratio))
               ELSE '. Less than twice as fast: '
                    || string_agg(
                        printf('%s, %s (%s by %s), %.2f times; products take %.0f %% of its time, at %.0f %% of the peak, and if all of its dense work ran at the peak it would be %.1f times',
                               study, arm, layers, optimizer, ratio, 100 * product_share, 100 * gigaflops / product_share / peak_gigaflops,
                               ratio * peak_gigaflops / gigaflops), '. ' ORDER BY ratio) FILTER (WHERE ratio < 2)
                    || '.' END AS text
FROM studies
