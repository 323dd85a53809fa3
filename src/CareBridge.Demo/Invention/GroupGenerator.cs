namespace CareBridge.Demo.Invention;

/// <summary>Invents the peer groups of each community: of every format, and of several pathways.</summary>
internal sealed class GroupGenerator(int seed)
{
    private static readonly (string Name, string Format, string Pathway, string[] Audiences, string Day)[] Kinds =
    [
        ("Morning step circle", "local", "twelve-step", [], "tuesday"),
        ("Online SMART table", "online", "smart-recovery", ["newcomers"], "wednesday"),
        ("Sunday breath", "hybrid", "recovery-dharma", [], "sunday"),
        ("Medication and me", "hybrid", "medication-friendly", ["parents"], "thursday"),
        ("Faith and first steps", "local", "faith-based", ["men"], "friday"),
        ("Those beside us", "online", "family-and-allies", [], "monday"),
        ("Paint it out", "local", "creative", ["young-people"], "saturday"),
        ("Plain talk", "online", "secular", ["women"], "tuesday"),
        ("Círculo del jueves", "hybrid", "twelve-step", [], "thursday"),
    ];

    public IReadOnlyList<PeerGroup> Invent(
        IReadOnlyList<Organization> communities, Func<Organization, StaffPerson> host) =>
    [
        .. Kinds.Select((kind, number) =>
        {
            var community = communities[number % communities.Count];
            return new PeerGroup(
                StableId.Of(seed, $"group/{kind.Name}"),
                host(community),
                new GroupDescription(
                    kind.Name,
                    kind.Format,
                    [kind.Pathway],
                    kind.Audiences,
                    number == Kinds.Length - 1 ? ["es"] : ["en"],
                    [new GroupHour(kind.Day, new TimeOnly(18, 30), new TimeOnly(20, 0))])
                {
                    Venue = kind.Format == "online"
                        ? null
                        : new GroupPlace(community.Name, $"{100 + number} Example Street", community.City, "OH"),
                    AcceptsNewMembers = number % 4 != 3,
                });
        }),
    ];
}
