using CareBridge.Directory.Domain;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Domain;

namespace CareBridge.Directory.Features;

/// <summary>The number an organization knows a participant by, as a request gives it.</summary>
internal sealed record IdentifierInput
{
    public required string System { get; init; }

    public required string Value { get; init; }

    public static async Task<Identifier?> CheckAsync(
        IdentifierInput? input,
        Guid participantId,
        string prefix,
        Check check,
        DirectoryDbContext store,
        CancellationToken cancellation)
    {
        if (input is null) return null;
        var identifier = new Identifier(input.System, input.Value);
        check
            .Text(input.System, $"{prefix}system", Lengths.IdentifierSystem)
            .That(Uri.TryCreate(input.System, UriKind.Absolute, out _), $"{prefix}system", "An absolute URI.")
            .Text(input.Value, $"{prefix}value", Lengths.IdentifierValue)
            .That(
                !await store.IsTakenAsync(identifier, participantId, cancellation),
                $"{prefix}value",
                "Another participant has this identifier.");
        return identifier;
    }
}
