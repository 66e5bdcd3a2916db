/**
 * Moves records between the queues, the connectors' translators and the registry, and changes out to the topic.
 * Routes move things; they decide nothing. The only place that knows Camel.
 */
package org.healthhub.routes;
