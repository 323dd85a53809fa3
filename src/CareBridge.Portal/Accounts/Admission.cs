using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Accounts;

/// <summary>Sees to it that nobody is let in who leaves at the same moment.</summary>
internal sealed class Admission(PortalDbContext store)
{
    /// <summary>Saves nothing: it is saved with the account, or neither is.</summary>
    /// <param name="organizationId">Where they work; null for who works nowhere.</param>
    /// <param name="askedAt">Before the directory was asked.</param>
    /// <exception cref="CareBridge.Platform.Domain.RefusedException">They have left since.</exception>
    public async Task AdmitAsync(
        Guid personId, Guid? organizationId, DateTimeOffset askedAt, CancellationToken cancellation)
    {
        if (organizationId is not null) (await EmploymentAsync(personId, cancellation)).Admit(askedAt);
    }

    public async Task<Employment> EmploymentAsync(Guid staffId, CancellationToken cancellation)
    {
        var known = await store.Employments.SingleOrDefaultAsync(e => e.StaffId == staffId, cancellation);
        if (known is null) store.Employments.Add(known = new Employment { StaffId = staffId });
        return known;
    }
}
