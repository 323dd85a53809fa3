namespace CareBridge.Portal.Features;

internal sealed record PasswordInput
{
    public required string Email { get; init; }

    public required string Password { get; init; }

    // A record prints all it holds; these must reach no log.
    public override string ToString() => nameof(PasswordInput);
}
