namespace CareBridge.Portal.Pages.Administration;

/// <summary>Where the pages of administrators find what they show.</summary>
internal static class AdministrationApi
{
    public const string Organizations = "/api/directory/organizations";
    public const string Matches = "/api/directory/participant-matches";
    public const string Clients = "/api/exchange/clients";
    public const string Accounts = "/api/portal/accounts";
    public const string Invitations = "/api/portal/invitations";

    public static string Organization(Guid id) => $"{Organizations}/{id}";

    public static string Staff(Guid organization) => $"{Organization(organization)}/staff";

    public static string Positions(Guid person) => $"/api/directory/people/{person}/positions";

    public static string SecondFactorResets(Guid position) => $"{Accounts}/{position}/second-factor-resets";

    public static Task<IReadOnlyList<NetworkMember>> MembersAsync(this ServiceApi api) =>
        api.ReadAsync<IReadOnlyList<NetworkMember>>(Organizations);
}
