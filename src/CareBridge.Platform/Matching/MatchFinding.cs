namespace CareBridge.Platform.Matching;

/// <summary>How two people compare in one trait that is known of both.</summary>
public enum MatchFinding
{
    SameIdentifier,

    /// <summary>Other numbers of one system.</summary>
    OtherIdentifier,
    SameFamilyName,

    /// <summary>A slip of the pen apart, see <see cref="MatchText.Slips"/>.</summary>
    FamilyNameSlip,
    OtherFamilyName,
    SameGivenName,
    GivenNameSlip,

    /// <summary>One is the beginning of the other.</summary>
    GivenNameShortForm,
    OtherGivenName,
    SameBirthDate,

    /// <summary>Of one of them no more is known than month and year, and these are the other's.</summary>
    SameBirthMonth,

    /// <summary>Of one of them no more is known than the year, and it is the other's.</summary>
    SameBirthYear,
    BirthDateSlip,

    /// <summary>Month and day in each other's place.</summary>
    BirthDateSwapped,
    OtherBirthDate,
    SameGender,
    OtherGender,
    SamePhone,
    OtherPhone,
}
