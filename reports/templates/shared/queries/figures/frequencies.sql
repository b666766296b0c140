-- Every live feature of every member.
SELECT frequency FROM features WHERE frequency > 0 ORDER BY member, feature
