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
            ["POST /account/news"] = (_, _) => "",
            ["POST /account/notices"] = (_, _) => "timeZone=UTC",
            ["POST /sign-out"] = (_, _) => "",
            ["POST /leave"] = (_, _) => "",
            ["POST /people"] = (_, _) => "name=Zqx",
            ["POST /people/{participantId:guid}"] = (_, id) => $"action=end&end=supported&id={id}",
            ["POST /people/{participantId:guid}/check-in"] = (world, _) => $"id={world.Recipient}&mood=5",
            ["POST /people/{participantId:guid}/milestone"] =
                (world, _) => $"id={world.Recipient}&milestoneCode=one-day&reachedOn=2026-01-01",
            ["POST /people/{participantId:guid}/refer"] = (world, _) =>
                $"step=send&id={world.Recipient}&service=housing&receiver={world.Network.Clinic}",
            ["POST /people/{participantId:guid}/consent"] = (world, _) =>
                $"id={world.Recipient}&recipient={world.Stranger}&category=engagement&purpose=treatment",
            ["POST /people/referrals/{referralId:guid}"] = (_, _) => "action=inform&answer=Nothing",
            ["POST /people/consents/{consentId:guid}"] = (_, _) => "action=link&signer=participant",
            ["POST /crisis/raise/{participantId:guid}"] = (world, _) => $"id={world.Recipient}&suicidalThoughts=no",
            ["POST /me"] = (world, _) => $"action=help:{world.Recipient}&wanted=no",
            ["POST /me/consents/{consentId:guid}"] = (_, _) => "action=decline",
            ["POST /me/limits"] = (_, _) => $"action=deny&id={Guid.CreateVersion7()}",
            ["POST /me/check-ins"] = (world, _) => $"action=share:{world.PrivateCheckIn}",
            ["POST /me/recovery-capital"] = (_, _) => "action=record",
            ["POST /me/milestones"] = (world, _) => $"action=share:{world.PrivateMilestone}",
            ["POST /me/plan"] = (world, _) => $"action=complete:{world.Plan}:1",
            ["POST /me/circle"] = (world, _) => $"action=end:{world.Member}&organizationId={world.Network.Community}",
            ["POST /me/circle/{memberId:guid}"] = (_, _) => "action=propose",
            ["POST /me/meetings"] = (_, _) => "action=report",
            ["POST /me/referrals/{referralId:guid}"] = (_, _) => "action=cancel",
            ["POST /me/safety-plan/write"] = (_, _) => "coping=Walk",
            ["POST /safety-plans/{participantId:guid}"] = (_, _) => "coping=Walk&together=yes",
            ["POST /me/settings"] = (_, _) => "action=person&preferredName=Al",
            ["POST /referrals/new"] = (world, id) => $"id={id}&participantId={world.Participant}",
            ["POST /referrals/{referralId:guid}"] = (_, _) => "action=receive",
            ["POST /summaries/{participantId:guid}"] = (world, _) => $"id={world.Recipient}&text=Hello",
            ["POST /summaries/{participantId:guid}/revocations"] =
                (_, id) => $"consentId={id}&manner=spoken&receivedAt=2026-01-01T10:00",
            ["POST /privacy"] = (_, id) => $"action=read&id={id}",
            ["POST /privacy/disclosures"] = (_, _) => "name=a",
            ["POST /privacy/legal-holds"] = (_, id) => $"action=place/organization&id={id}&reason=A case",
            ["POST /privacy/verify"] = (_, _) => "",
            ["POST /privacy/break-glass/{accessId:guid}"] = (_, _) => "action=review&outcome=justified&text=Fine",
            ["POST /crisis/drills"] = (_, id) => $"id={id}",
            ["POST /crisis/escalations/{id:guid}"] = (_, _) => "action=acknowledge",
            ["POST /crisis/on-call"] = (_, _) => "action=make-feed&onlyMine=true",
            ["POST /crisis/on-call/plan"] = (_, _) => "timeZone=UTC",
            ["POST /administration/organizations"] = (_, id) => $"action=register&id={id}&name=Al&kind=clinic",
            ["POST /administration/organizations/{organizationId:guid}"] = (_, id) => $"action=leave/{id}",
            ["POST /administration/people/{personId:guid}"] = (world, _) => $"action=disable/{world.Participant}",
            ["POST /administration/clients"] = (_, id) => $"action=register&id={id}&name=Al",
            ["POST /administration/clients/{clientId:guid}"] = (_, _) => "action=disable",
            ["POST /administration/matches"] = (_, id) => $"action=confirm/{id}&version=1",
            ["POST /operation/{service}"] = (_, id) => $"action=search&id={id}",
            ["POST /operation/{service}/failures"] = (_, _) => "action=replay-all",
            ["POST /api/portal/notices/unsubscribe/{token}"] = (_, _) => "List-Unsubscribe=One-Click",
        };

    private static object Credentials { get; } = new { email = ExitWorld.Email, password = "a guess" };
}
