using System.Net;
using CareBridge.Tests.Portal.Notices;

namespace CareBridge.Tests.Portal.Invitations;

/// <summary>What is done to an invitation at the same moment: one is first, and the other finds it so.</summary>
public sealed class OppositeInvitationMovesTests(ClockedNoticeHost network) : IClassFixture<ClockedNoticeHost>
{
    private const int Rounds = 6;

    [Fact]
    public async Task It_is_accepted_while_it_is_revoked()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (id, _, email, page) = await network.InviteStaffAsync();
            var accepting = network.AcceptAsync(page);
            var revoking = network.Administrator.PostAsync($"/api/portal/invitations/{id}/revoke", null);
            await Task.WhenAll(accepting, revoking);

            var isAccepted = await network.StatusAsync(id) == "accepted";
            Assert.Equal(
                isAccepted ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, await network.SignInAsync(email));
            Assert.Equal(
                isAccepted ? HttpStatusCode.Conflict : HttpStatusCode.OK, (await revoking).StatusCode);
            Assert.Equal(isAccepted, (await accepting).IsSuccessStatusCode);
        }
    }

    [Fact]
    public async Task It_is_accepted_while_it_is_sent_again()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (id, _, email, page) = await network.InviteStaffAsync();
            var accepting = network.AcceptAsync(page);
            var sending = network.Administrator.PutAsync($"/api/portal/invitations/{id}/sendings/2", null);
            await Task.WhenAll(accepting, sending);

            // Sent again, the old link opens no more; accepted, there is nothing to send.
            var isAccepted = await network.StatusAsync(id) == "accepted";
            Assert.Equal(
                isAccepted ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, await network.SignInAsync(email));
            Assert.Equal(isAccepted, (await sending).StatusCode == HttpStatusCode.Conflict);
            if (isAccepted) continue;
            Assert.Equal(
                HttpStatusCode.OK, (await network.AcceptAsync(await network.PageAsync(email, 2))).StatusCode);
        }
    }

    [Fact]
    public async Task It_is_accepted_twice()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (_, _, email, page) = await network.InviteStaffAsync();
            var passwords = new[] { "the first of both", "the second of both" };
            await Task.WhenAll(passwords.Select(password => network.AcceptAsync(page, password)));

            var opening = await Task.WhenAll(passwords.Select(password => network.SignInAsync(email, password)));
            Assert.Single(opening, status => status == HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task It_is_sent_again_while_it_is_revoked()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (id, _, _, page) = await network.InviteStaffAsync();
            var sending = network.Administrator.PutAsync($"/api/portal/invitations/{id}/sendings/2", null);
            var revoking = network.Administrator.PostAsync($"/api/portal/invitations/{id}/revoke", null);
            var answers = await Task.WhenAll(sending, revoking);

            var revoked = answers[1];
            // Something else of the invitation may have been saved at that moment: whoever is refused repeats it.
            if (!answers.Any(answer => answer.IsSuccessStatusCode))
                revoked = await network.Administrator.PostAsync($"/api/portal/invitations/{id}/revoke", null);
            Assert.True(revoked.IsSuccessStatusCode || answers[0].IsSuccessStatusCode);
            Assert.Equal(await network.StatusAsync(id) == "revoked", revoked.IsSuccessStatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await network.Host.Anonymous.GetAsync(page)).StatusCode);
        }
    }

    [Fact]
    public async Task It_is_accepted_while_they_leave()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (id, person, email, page) = await network.InviteStaffAsync();
            var accepting = network.AcceptAsync(page);
            var leaving = network.Administrator.PostAsync(
                $"/api/directory/organizations/{network.Community}/staff/{person}/leave", null);
            await Task.WhenAll(accepting, leaving);

            // Whichever was first, nobody who has left can sign in.
            await Testing.Eventually.SucceedsAsync(async () =>
            {
                await network.StepAsync();
                Assert.Equal(HttpStatusCode.Unauthorized, await network.SignInAsync(email));
                Assert.NotEqual("open", await network.StatusAsync(id));
            });
        }
    }
}
