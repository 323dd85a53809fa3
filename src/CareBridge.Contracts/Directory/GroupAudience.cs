namespace CareBridge.Contracts.Directory;

/// <summary>Whom a peer group is meant for; one that names nobody is for everybody.</summary>
public enum GroupAudience
{
    Newcomers,
    Women,
    Men,
    NonBinary,
    Transgender,
    Lgbtq,
    YoungPeople,
    Seniors,
    PeopleOfColor,
    Indigenous,
    Veterans,
    Parents,

    /// <summary>Who lives with a mental illness as well.</summary>
    DualDiagnosis,

    /// <summary>Who works in health care, law and the like.</summary>
    Professionals,
}
