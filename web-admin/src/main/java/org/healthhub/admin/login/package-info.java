/** Coming and going: the page that the server shows to who has not logged in, and the end of a session. */
package org.healthhub.admin.login;
