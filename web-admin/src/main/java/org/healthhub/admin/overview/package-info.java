/**
 * The overview: the hub's figures, taken once for all who watch and pushed to them. Every number leads to the list
 * whose count it is, where that list exists.
 */
package org.healthhub.admin.overview;
