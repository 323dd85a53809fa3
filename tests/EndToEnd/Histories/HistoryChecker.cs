namespace CareBridge.EndToEnd.Histories;

/// <summary>
/// Says of a history whether data was seen that nobody could have permitted. It knows nothing of CareBridge: a consent
/// may be in force from the moment its grant is sent until its revocation is acknowledged, and surely is from the
/// grant's acknowledgement until the revocation is sent; a read may be answered at any instant between its start and
/// its end.
/// </summary>
public static class HistoryChecker
{
    public static Verdict Check(IEnumerable<HistoryEvent> history)
    {
        var lives = new Dictionary<Guid, ConsentLife>();
        var started = new Dictionary<int, ReadStarted>();
        var reads = new List<(ReadStarted Start, ReadEnded End)>();
        foreach (var happened in history)
        {
            switch (happened)
            {
                case ConsentEvent consent:
                    if (!lives.TryGetValue(consent.Consent, out var life))
                        lives[consent.Consent] = life = new ConsentLife(consent.Consent, consent.Participant);
                    life.Take(consent);
                    break;
                case ReadStarted start:
                    started.Add(start.Read, start);
                    break;
                case ReadEnded end when started.Remove(end.Read, out var start):
                    reads.Add((start, end));
                    break;
                default:
                    throw new ArgumentException($"Nothing came before: {happened}", nameof(history));
            }
        }
        if (started.Count > 0) throw new ArgumentException($"{started.Count} reads never ended.", nameof(history));
        return Check(lives, reads);
    }

    private static Verdict Check(
        Dictionary<Guid, ConsentLife> lives, List<(ReadStarted Start, ReadEnded End)> reads)
    {
        var byParticipant = lives.Values.ToLookup(life => life.Participant);
        var violations = new List<string>();
        var withheld = new List<string>();
        var (tempted, due) = (0, 0);
        foreach (var (start, end) in reads)
        {
            var unpermitted = end.Participants.Where(id => !byParticipant[id].Any(life => life.MayCover(start, end)));
            violations.AddRange(unpermitted.Select(id => $"no consent of {id} for {start} … {end}"));
            var stale = end.Consents.Where(id => !lives.TryGetValue(id, out var life) || !life.MayCover(start, end));
            violations.AddRange(stale.Select(id => $"consent {id} was not in force for {start} … {end}"));

            if (end.Answer == ReadAnswer.Unavailable) continue;
            if (start.Participant is not { } asked) continue;
            if (!byParticipant[asked].Any(life => life.MayCover(start, end))) tempted++;
            if (!byParticipant[asked].Any(life => life.Covers(start, end))) continue;
            due++;
            if (!end.Participants.Contains(asked)) withheld.Add($"nothing was shown for {start} … {end}");
        }
        return new Verdict
        {
            Violations = violations,
            Withheld = withheld,
            Revocations = lives.Values.Count(life => life.IsRevoked),
            Reads = reads.Count,
            ReadsWithData = reads.Count(read => read.End.Participants.Count > 0),
            ReadsUnavailable = reads.Count(read => read.End.Answer == ReadAnswer.Unavailable),
            ReadsWithoutPermit = tempted,
            ReadsUnderPermit = due,
            ReadsByConsent = reads.SelectMany(read => read.End.Consents).CountBy(id => id).ToDictionary(),
        };
    }

    private sealed class ConsentLife(Guid id, Guid participant)
    {
        private readonly long?[] _moments = new long?[Enum.GetValues<ConsentMoment>().Length];

        public Guid Participant => participant;

        public bool IsRevoked => At(ConsentMoment.RevocationAcknowledged) is not null;

        public void Take(ConsentEvent happened)
        {
            if (happened.Participant != participant || At(happened.Moment) is not null)
                throw new ArgumentException($"Consent {id} has two stories: {happened}", nameof(happened));
            _moments[(int)happened.Moment] = happened.At;
        }

        /// <summary>At some instant of the read it may have been in force.</summary>
        public bool MayCover(ReadStarted start, ReadEnded end) =>
            At(ConsentMoment.GrantSent) < end.At && !(At(ConsentMoment.RevocationAcknowledged) <= start.At);

        /// <summary>At every instant of the read it was in force.</summary>
        public bool Covers(ReadStarted start, ReadEnded end) =>
            At(ConsentMoment.GrantAcknowledged) <= start.At && !(At(ConsentMoment.RevocationSent) < end.At);

        private long? At(ConsentMoment moment) => _moments[(int)moment];
    }
}
