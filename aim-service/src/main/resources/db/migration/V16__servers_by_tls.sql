-- media servers speak TLS now, on the port they had
UPDATE subscription SET address = CONCAT('https', SUBSTRING(address, 5)) WHERE address LIKE 'http:%';
