package dev.slipway.migrations.data;

/**
 * What a table looks like from outside at the moment when its rows are read, so that one can tell later without reading
 * them again that they are the very same.
 *
 * @param since the first transaction that may not have ended then: rows that are older were there
 * @param form the file of the rows, the columns, and all in the catalog that the text of their values depends on
 */
public record Mark(long since, String form) {}
