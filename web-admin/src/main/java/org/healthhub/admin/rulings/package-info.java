/** Rulings of officers: what is proposed, by whom it was decided, and how much each officer rules. */
package org.healthhub.admin.rulings;
