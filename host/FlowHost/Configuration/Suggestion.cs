namespace FlowHost.Configuration;

/// <summary>Finds the word that a misspelt one was meant to be.</summary>
internal static class Suggestion
{
    /// <summary>The candidate nearest to <paramref name="word"/>; null when none is near.</summary>
    public static string? For(string word, IEnumerable<string> candidates)
    {
        string? best = null;
        var bestDistance = Math.Max(1, word.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            var distance = Distance(Plain(word), Plain(candidate));
            if (distance < bestDistance)
            {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best;
    }

    /// <summary><c>": did you mean 'x'?"</c>, or an empty text when no candidate is near.</summary>
    public static string Ask(string word, IEnumerable<string> candidates) =>
        For(word, candidates) is { } best ? $": did you mean '{best}'?" : "";

    private static string Plain(string word) => word.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();

    // Levenshtein's distance, with two neighbours swapped counted as one slip of the finger.
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            rows[i, 0] = i;
        }
        for (var j = 0; j <= b.Length; j++)
        {
            rows[0, j] = j;
        }
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }
        return rows[a.Length, b.Length];
    }
}
