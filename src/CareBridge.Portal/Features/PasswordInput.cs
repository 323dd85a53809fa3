namespace CareBridge.Portal.Features;

internal sealed record PasswordInput
{
    public required string Email { get; init; }

    public required string Password { get; init; }

    /// <summary>The position to act for, of several; left out, the account's own or the first there is.</summary>
    public Guid? PositionId { get; init; }

    /// <summary>Of the authenticator app, or a recovery code; needed where the account has a second factor.</summary>
    public string? Code { get; init; }

    // A record prints all it holds; these must reach no log.
    public override string ToString() => nameof(PasswordInput);
}
