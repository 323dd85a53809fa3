using System.Text.Json;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Domain;

namespace CareBridge.Exchange.Features.Smart;

/// <summary>A registration as administrators see it.</summary>
internal sealed record ClientView
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required string Name { get; init; }

    public required PurposeOfUse Purpose { get; init; }

    public required string Scope { get; init; }

    public JsonElement? Jwks { get; init; }

    public string? JwksUrl { get; init; }

    public required bool Enabled { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>When it was given a token last.</summary>
    public DateTimeOffset? LastSignedInAt { get; init; }

    public required long Version { get; init; }

    public static ClientView Of(SmartClient client) => new()
    {
        Id = client.Id,
        OrganizationId = client.OrganizationId,
        Name = client.Name,
        Purpose = client.Purpose,
        Scope = client.Scope,
        Jwks = client.Jwks is null ? null : JsonElement.Parse(client.Jwks),
        JwksUrl = client.JwksUrl,
        Enabled = client.Enabled,
        RegisteredAt = client.RegisteredAt,
        LastSignedInAt = client.LastSignedInAt,
        Version = client.Version,
    };
}
