namespace CareBridge.Aftercare.Domain;

/// <summary>What a community asks people to reflect on, besides what is built in or instead of it.</summary>
internal sealed class CommunityPrompts
{
    public const int Most = 100;

    private CommunityPrompts()
    {
    }

    public Guid OrganizationId { get; private init; }

    /// <summary>The concurrency token.</summary>
    public long Version { get; private set; }

    public IReadOnlyList<Prompt> Own { get; private set; } = [];

    public bool WithBuiltIn { get; private set; } = true;

    public static CommunityPrompts Of(Guid organizationId) => new() { OrganizationId = organizationId };

    public IReadOnlyList<Prompt> All => WithBuiltIn ? [.. Own, .. Prompts.BuiltIn] : Own;

    /// <param name="withBuiltIn">Not false without any of its own.</param>
    public void Replace(IReadOnlyList<Prompt> own, bool withBuiltIn)
    {
        Own = own;
        WithBuiltIn = withBuiltIn;
        Version++;
    }
}
