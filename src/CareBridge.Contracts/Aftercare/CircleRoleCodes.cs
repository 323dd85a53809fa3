namespace CareBridge.Contracts.Aftercare;

/// <summary>CareBridge's code system <c>circle-role</c>: what somebody is to a participant.</summary>
public static class CircleRoleCodes
{
    /// <summary>Of staff and organizations.</summary>
    public static IReadOnlyList<string> Professional { get; } =
    [
        "peer-support",
        "case-management",
        "treatment",
        "medical-care",
        "crisis-care",
        "practical-help",
    ];

    /// <summary>Of <see cref="Professional"/>, those who see to it that things go on.</summary>
    public static IReadOnlyList<string> Leading { get; } = ["peer-support", "case-management"];

    /// <summary>Of <see cref="Personal"/>, those who can agree on boundaries; any of staff can.</summary>
    public static IReadOnlyList<string> Partners { get; } = ["sponsor", "mentor", "accountability-partner", "friend"];

    /// <summary>Of those whom the participant names.</summary>
    public static IReadOnlyList<string> Personal { get; } =
    [
        "partner",
        "parent",
        "child",
        "sibling",
        "relative",
        "friend",
        "sponsor",
        "mentor",
        "accountability-partner",
    ];

    public static IReadOnlyList<string> All { get; } = [.. Professional, .. Personal];

    public static IReadOnlyList<string> Of(CircleMemberKind kind) => kind switch
    {
        CircleMemberKind.Staff or CircleMemberKind.Organization => Professional,
        CircleMemberKind.Related => Personal,
    };
}
