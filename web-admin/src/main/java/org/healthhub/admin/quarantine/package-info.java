/** What was kept aside and waits: the list behind the overview's figure. */
package org.healthhub.admin.quarantine;
