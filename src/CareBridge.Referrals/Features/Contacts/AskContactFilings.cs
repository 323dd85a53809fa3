using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Questions;

namespace CareBridge.Referrals.Features.Contacts;

/// <summary>The way to <see cref="FileContacts"/> from another process.</summary>
internal sealed class AskContactFilings(QuestionClient client) : IContactFilings
{
    public Task<ContactChanged> ProposeAsync(ProposeContact question, CancellationToken cancellation) =>
        client.AskAsync<ProposeContact, ContactChanged>(ReferralsModule.Service, question, cancellation);

    public Task<ContactChanged> AnswerAsync(AnswerContact question, CancellationToken cancellation) =>
        client.AskAsync<AnswerContact, ContactChanged>(ReferralsModule.Service, question, cancellation);
}
