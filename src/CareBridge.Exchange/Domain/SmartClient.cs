using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;

namespace CareBridge.Exchange.Domain;

/// <summary>A clinic's system that may sign in by itself (SMART Backend Services).</summary>
internal sealed class SmartClient : ISorted
{
    private SmartClient()
    {
    }

    /// <summary>Also its OAuth <c>client_id</c>.</summary>
    public Guid Id { get; private init; }

    /// <summary>The organization that receives whatever this client is sent.</summary>
    public Guid OrganizationId { get; private init; }

    public string Name { get; private set; } = null!;

    /// <summary>Why it receives: put into the accounting of every disclosure to it.</summary>
    public PurposeOfUse Purpose { get; private set; }

    public string Scope { get; private set; } = null!;

    /// <summary>A JSON Web Key Set; null when <see cref="JwksUrl"/> is given.</summary>
    public string? Jwks { get; private set; }

    public string? JwksUrl { get; private set; }

    public bool Enabled { get; private set; }

    public DateTimeOffset RegisteredAt { get; private init; }

    /// <summary>When it was given a token last; null when it never was. No change of the registration.</summary>
    public DateTimeOffset? LastSignedInAt { get; private set; }

    public string SortKey { get; private init; } = null!;

    /// <summary>The concurrency token.</summary>
    public long Version { get; private set; }

    public static SmartClient Register(Guid id, SmartClientTerms terms, DateTimeOffset at) => new()
    {
        Id = id,
        OrganizationId = terms.OrganizationId,
        Name = terms.Name,
        Purpose = terms.Purpose,
        Scope = terms.Scope,
        Jwks = terms.Keys.Jwks,
        JwksUrl = terms.Keys.JwksUrl,
        Enabled = true,
        RegisteredAt = at,
        SortKey = Platform.Domain.SortKey.Of(at, id),
        Version = 1,
    };

    public SmartClientTerms Terms => new(OrganizationId, Name, Purpose, Scope, new SmartClientKeys(Jwks, JwksUrl));

    /// <summary>Its tokens, also those it holds already, are worth nothing until it is enabled again.</summary>
    public void Disable() => Switch(false);

    public void Enable() => Switch(true);

    public void ReplaceKeys(SmartClientKeys keys)
    {
        if (keys == new SmartClientKeys(Jwks, JwksUrl)) return;
        (Jwks, JwksUrl) = keys;
        Version++;
    }

    /// <summary>Also for the tokens that it holds already: from now on they reach as far as the new scope.</summary>
    public void Change(string name, PurposeOfUse purpose, string scope)
    {
        if ((name, purpose, scope) == (Name, Purpose, Scope)) return;
        (Name, Purpose, Scope) = (name, purpose, scope);
        Version++;
    }

    private void Switch(bool enabled)
    {
        if (Enabled == enabled) return;
        Enabled = enabled;
        Version++;
    }
}

/// <summary>What is settled when a client is registered.</summary>
internal sealed record SmartClientTerms(
    Guid OrganizationId, string Name, PurposeOfUse Purpose, string Scope, SmartClientKeys Keys);

/// <summary>Where its public keys are: in the registration, or at its own address.</summary>
internal sealed record SmartClientKeys(string? Jwks, string? JwksUrl);
