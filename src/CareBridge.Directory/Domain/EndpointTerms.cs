using CareBridge.Contracts.Directory;

namespace CareBridge.Directory.Domain;

/// <param name="Name">For people.</param>
/// <param name="Url">An https or, for e-mail, a mailto address.</param>
internal sealed record EndpointTerms(EndpointConnection Connection, string? Name, string Url);
