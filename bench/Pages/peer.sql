SELECT peer, threads, rounds, our_milliseconds AS "our ms/step", peer_milliseconds AS "its ms/step", ratio AS "ratio (median of rounds)"
FROM peer
