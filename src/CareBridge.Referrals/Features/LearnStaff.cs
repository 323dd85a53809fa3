using CareBridge.Contracts.Directory;
using CareBridge.Platform.Messaging;
using CareBridge.Referrals.Domain;
using CareBridge.Referrals.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Referrals.Features;

/// <summary>Keeps who works where, so that a referral which nobody looks after finds somebody.</summary>
internal sealed class LearnStaff(ReferralsDbContext store) : IReaction<StaffChanged>
{
    public async Task HandleAsync(StaffChanged message, CancellationToken cancellation)
    {
        var known = await store.Staff.SingleOrDefaultAsync(
            one => one.OrganizationId == message.OrganizationId && one.StaffId == message.StaffId, cancellation);
        if (known is null)
        {
            known = new KnownStaff { OrganizationId = message.OrganizationId, StaffId = message.StaffId };
            store.Staff.Add(known);
        }
        known.Take(message);
    }
}
