namespace CareBridge.Portal.Domain;

/// <summary>Which of the few texts is sent. None of them tells what it is about.</summary>
internal enum Wording
{
    /// <summary>There is something new.</summary>
    Notice,

    /// <summary>Somebody has to look now.</summary>
    Urgent,

    /// <summary>Somebody has to look now, to practice.</summary>
    Drill,

    /// <summary>There are several new things.</summary>
    Digest,

    /// <summary>There is a page to open, for somebody who has no account yet.</summary>
    Invitation,

    /// <summary>A code that proves whose an address is.</summary>
    Confirmation,

    /// <summary>They asked whether it arrives.</summary>
    Test,

    /// <summary>A page to open, for somebody who wants to sign in or has forgotten their password.</summary>
    Link,

    /// <summary>The phone that lets them in is another one now.</summary>
    PhoneChanged,
}
