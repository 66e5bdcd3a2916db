/**
 * The code registry's pages: search by document or code id, and a person's page that says which record and which rule
 * made the colour. Every look at a person has a purpose and is audited by the registry. Numbers of documents come in
 * by form only: never in an address, never back in an answer to a search, never in a log line.
 */
package org.healthhub.admin.codes;
