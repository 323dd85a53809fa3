namespace CareBridge.Portal.Pages.Administration;

internal sealed partial record AdministrationWords
{
    public required string Organizations { get; init; }

    public required string OrganizationsAbout { get; init; }

    public required string NoOrganizations { get; init; }

    public required string Organization { get; init; }

    public required string AddOrganization { get; init; }

    public required string Name { get; init; }

    public required string Kind { get; init; }

    public required string Phone { get; init; }

    public required string Npi { get; init; }

    public required string City { get; init; }

    public required string State { get; init; }

    public required string CrisisTeam { get; init; }

    public required string NoCrisisTeam { get; init; }

    public required string VouchAbout { get; init; }

    public required string Vouch { get; init; }

    public required string Description { get; init; }

    public required string Save { get; init; }

    public required string Verification { get; init; }

    /// <summary>Before a day.</summary>
    public required string ValidUntil { get; init; }

    public required string NeverVerified { get; init; }

    public required string Verify { get; init; }

    public required string VerifyAbout { get; init; }

    public required string Method { get; init; }

    public required string Reference { get; init; }

    public required string VerifiedOn { get; init; }

    public required string SuspendAbout { get; init; }

    public required string WithdrawAbout { get; init; }

    public required string Reason { get; init; }

    public required string Staff { get; init; }

    public required string NoStaff { get; init; }

    public required string GivenName { get; init; }

    public required string FamilyName { get; init; }

    public required string ListedAs { get; init; }

    public required string NotListed { get; init; }

    public required string Employ { get; init; }

    public required string HasLeft { get; init; }

    public required string Leave { get; init; }

    public required string LeaveAbout { get; init; }

    public required string Person { get; init; }

    public required string PersonAbout { get; init; }

    /// <summary>Before a role.</summary>
    public required string Account { get; init; }

    public required string SignsInWith { get; init; }

    public required string NoAccount { get; init; }

    public required string Disabled { get; init; }

    public required string Disable { get; init; }

    public required string DisableAbout { get; init; }

    public required string Enable { get; init; }

    public required string EnableAbout { get; init; }

    public required string ResetSecond { get; init; }

    public required string ResetSecondAbout { get; init; }

    public required string ResetSecondWhy { get; init; }

    /// <summary>Before a time.</summary>
    public required string SecondWasReset { get; init; }

    public required string Invitation { get; init; }

    public required string Invite { get; init; }

    public required string InviteAbout { get; init; }

    public required string SendAgain { get; init; }

    public required string RevokeInvitation { get; init; }

    public required string Language { get; init; }

    public required string AnotherPosition { get; init; }

    public required string AnotherPositionAbout { get; init; }

    public required string Choose { get; init; }

    public required string Clients { get; init; }

    public required string ClientsAbout { get; init; }

    public required string NoClients { get; init; }

    public required string Client { get; init; }

    public required string ClientId { get; init; }

    public required string RegisterClient { get; init; }

    public required string RegisteredAt { get; init; }

    /// <summary>Before a time.</summary>
    public required string LastSignedIn { get; init; }

    public required string Never { get; init; }

    public required string Purpose { get; init; }

    public required string Scope { get; init; }

    public required string ScopeAbout { get; init; }

    public required string Terms { get; init; }

    public required string TermsAbout { get; init; }

    public required string Keys { get; init; }

    public required string KeysAbout { get; init; }

    public required string KeysAddress { get; init; }

    public required string KeySet { get; init; }

    public required string NoJson { get; init; }

    public required string ReplaceKeys { get; init; }

    public required string ReplaceKeysAbout { get; init; }

    public required string DisableClient { get; init; }

    public required string DisableClientAbout { get; init; }

    public required string ClientDisabled { get; init; }

    public required string EnableClient { get; init; }

    public required string EnableClientAbout { get; init; }

    public required string Matches { get; init; }

    public required string MatchesAbout { get; init; }

    public required string NoMatches { get; init; }

    public required string Settled { get; init; }

    public required string WhatSpeaks { get; init; }

    public required string Finding { get; init; }

    public required string Points { get; init; }

    /// <summary>Before a number.</summary>
    public required string ScoreIs { get; init; }

    /// <summary>Of what the API calls by a code.</summary>
    public required IReadOnlyDictionary<string, string> Codes { get; init; }
}
