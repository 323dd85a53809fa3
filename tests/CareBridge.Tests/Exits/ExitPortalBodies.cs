using static CareBridge.Tests.Exits.ExitBodies;

namespace CareBridge.Tests.Exits;

/// <summary>What is sent to the portal.</summary>
internal static class ExitPortalBodies
{
    public static IReadOnlyDictionary<string, Func<ExitWorld, Guid, object?>> All { get; } =
        new Dictionary<string, Func<ExitWorld, Guid, object?>>
        {
            ["POST /api/portal/token"] = (_, _) => Credentials,
            ["POST /api/portal/session"] = (_, _) => Credentials,
            ["POST /api/portal/token/refresh"] = (_, _) => new { refreshToken = "none" },
            ["POST /api/portal/password"] = (_, _) => new { current = "a guess", @new = "another guess at it" },
            ["POST /api/portal/session/position"] = (world, _) => new { personId = world.Recipient },
            ["PUT /api/portal/positions/{personId:guid}"] = (_, _) => Credentials,
            ["PUT /api/portal/accounts/{personId:guid}"] = (_, _) => new
            {
                email = "somebody@example.org",
                password = "correct horse battery staple",
                role = "participant",
            },
            ["POST /api/portal/accounts/{personId:guid}/disable"] = Nothing,
            ["POST /api/portal/accounts/{personId:guid}/enable"] = Nothing,
            ["PUT /api/portal/invitations/{id:guid}"] = (world, _) => new
            {
                personId = world.Participant,
                role = "participant",
                email = "somebody@example.org",
            },
            ["PUT /api/portal/invitations/{id:guid}/sendings/{number:int}"] = Nothing,
            ["POST /api/portal/invitations/{id:guid}/revoke"] = Nothing,
            ["POST /api/portal/links/{token}"] = (_, _) => "action=accept&password=a+guess+at+nothing",
            ["POST /api/portal/notices/{id:guid}/read"] = Nothing,
            ["POST /api/portal/notices/read"] = Nothing,
            ["PUT /api/portal/notices/settings"] =
                (_, _) => new { timeZone = "UTC", channels = (string[])[], urgentChannels = (string[])["email"] },
            ["POST /api/portal/notices/settings/confirm"] = (_, _) => new { channel = "email", code = "000000" },
            ["PUT /api/portal/notices/tests/{id:guid}"] = (_, _) => new { channel = "email" },
            ["POST /sign-in"] = (_, _) => $"email={ExitWorld.Email}&password=a+guess",
            ["POST /api/portal/account/authenticator/offer"] = Nothing,
            ["POST /api/portal/account/authenticator/confirm"] = (_, _) => new { code = "000000" },
            ["POST /api/portal/account/authenticator/remove"] = Nothing,
            ["POST /api/portal/account/recovery-codes"] = Nothing,
            ["POST /api/portal/account/sessions/end"] = Nothing,
            ["POST /api/portal/account/passkeys/question"] = Nothing,
            ["PUT /api/portal/account/passkeys/{id:guid}"] =
                (_, _) => new { name = "phone", state = "none", credential = "{}" },
            ["PUT /api/portal/accounts/{personId:guid}/second-factor-resets/{id:guid}"] =
                (_, _) => new { reason = "Lost their phone." },
            ["POST /sign-in/code"] = (_, _) => "half-way=none&code=000000",
            ["POST /sign-in/passkey"] = (_, _) => "state=none&credential=%7B%7D",
            ["POST /sign-in/unlock"] = (_, _) => "password=a+guess",
            ["POST /sign-in/link"] = (_, _) => $"email={ExitWorld.Email}",
            ["POST /sign-in/forgot"] = (_, _) => $"email={ExitWorld.Email}",
            ["POST /sign-in/link/{token}"] = (_, _) => "password=a+guess+at+nothing",
            ["POST /account"] = (_, _) => "action=end-sessions",
            ["POST /account/second-factor"] = (_, _) => "action=confirm&code=000000",
            ["POST /account/passkeys"] = (world, _) => $"action=remove&id={world.Recipient}",
            ["POST /account/notices"] = (_, _) => "timeZone=UTC",
            ["POST /sign-out"] = (_, _) => "",
            ["POST /leave"] = (_, _) => "",
            ["POST /crisis/raise/{participantId:guid}"] = (world, _) => $"id={world.Recipient}&suicidalThoughts=no",
            ["POST /crisis/drills"] = (_, id) => $"id={id}",
            ["POST /crisis/escalations/{id:guid}"] = (_, _) => "action=acknowledge",
            ["POST /crisis/on-call"] = (_, _) => "action=make-feed&onlyMine=true",
            ["POST /crisis/on-call/plan"] = (_, _) => "timeZone=UTC",
            ["POST /api/portal/notices/unsubscribe/{token}"] = (_, _) => "List-Unsubscribe=One-Click",
        };

    private static object Credentials { get; } = new { email = ExitWorld.Email, password = "a guess" };
}
