/** The audit trail for the auditors: who did what, and the proof that nobody changed it. Never a name or a document. */
package org.healthhub.admin.audit;
